# METADATA
# title: Cassandra clusters of cass-operator and K8ssandra
# description: |
#   How many copies a keyspace has is said in the database. With three nodes or more a quorum of three copies is left when one is lost; that a data
#   centre may be lost takes three racks, each in a zone of its own, since copies are put in different racks. The operator keeps nodes on different machines
#   unless `allowMultipleNodesPerWorker`, or `softPodAntiAffinity`, is set. Medusa backs up to an object store when it is asked to.
# related_resources:
#   - ref: https://docs.k8ssandra.io/components/cass-operator/
#     description: cass-operator
#   - ref: https://docs.k8ssandra.io/components/medusa/
#     description: Medusa
package resilience.model.data_services.adapters.cassandra_operators

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: Records of the Cassandra clusters in the input.
found := array.concat(_data_centres, _clusters)

_data_centres := [_record(resource, ["spec"], members.count_at(resource, ["spec", "size"], null), _is_strict(resource, ["spec", "allowMultipleNodesPerWorker"])) |
	some resource in input.kubernetes["cassandra.datastax.com/CassandraDatacenter"]
	lib.at(resource, ["spec", "stopped"], false) != true
]

# Of several data centres each must stand by itself; the first says of all.
_clusters := [object.union(record, {"backed_up": _medusa(resource)}) |
	some resource in input.kubernetes["k8ssandra.io/K8ssandraCluster"]
	count(lib.at(resource, ["spec", "cassandra", "datacenters"], [])) > 0
	path := ["spec", "cassandra", "datacenters", 0]
	record := _record(resource, path, members.count_at(resource, array.concat(path, ["size"]), null), _is_strict(resource, ["spec", "cassandra", "softPodAntiAffinity"]))
]

_record(resource, path, size, strict) := members.record(resource, "Cassandra cluster", {
	"holds_data": true, "count": size.n,
	"survives_node": members.survives_node(resource, _group(size, {"node": strict, "data_centre": "none"}, path)),
	"survives_data_centre": members.survives_data_centre(resource, _group(size, {"node": "none", "data_centre": _racks(resource, path)}, path)),
})

_group(size, spread, path) := {
	"count": size, "needed": 2, "what": "node", "spread": spread,
	"spread_at": lib.dotted(array.concat(path, ["racks"])),
	"mend": "Give it three `racks`, each with `nodeAffinityLabels: {topology.kubernetes.io/zone: ...}`, and a size that is a multiple of three.",
}

_is_strict(resource, path) := "none" if {
	lib.at(resource, path, false) == true
} else := "guaranteed"

# Racks of one data centre, or those that all data centres share.
_racks(resource, path) := "guaranteed" if {
	some where in [array.concat(path, ["racks"]), ["spec", "cassandra", "racks"]]
	zones := {zone | some rack in lib.at(resource, where, []); zone := _zone(rack)}
	count(zones) > 2
} else := "none"

_zone(rack) := rack.nodeAffinityLabels["topology.kubernetes.io/zone"]

_zone(rack) := rack.zone if not rack.nodeAffinityLabels["topology.kubernetes.io/zone"]

_medusa(resource) := lib.undecided($"{resource.address} has a place for Medusa's backups, and no schedule of them is read") if {
	lib.at(resource, ["spec", "medusa", "storageProperties"], null) != null
} else := lib.fails("Medusa is not configured", "spec.medusa", "Set `medusa.storageProperties`, and add a MedusaBackupSchedule.")
