# METADATA
# title: Instance groups of kOps
# description: |
#   Each group is spread over its subnets, which are named after a zone or say it in the Cluster. `minSize` machines run at least, two nodes or one
#   control plane machine where it is not said. Of a control plane those count that the Cluster lists as members of its main etcd: they have the votes.
# related_resources:
#   - ref: https://kops.sigs.k8s.io/instance_groups/
#     description: Instance groups
package resilience.model.node_groups.adapters.kops

import data.resilience.lib
import data.resilience.model.clusters.described

# METADATA
# description: Node group records of the instance groups in the input; bastions are no nodes.
found := [record |
	some group in input.kubernetes["kops.k8s.io/InstanceGroup"]
	role := _role(group)
	role != "bastion"
	cluster := _cluster(group)
	places := _zones(group, cluster)
	n := _voting_or_all(group, cluster, role)
	record := described.group(group, {
		"id": group.id, "name": group.address, "region": null, "cluster": cluster,
		"count": n, "why_no_count": _why_no_number(group, n),
		"places": places, "why_no_place": _why_no_place(group, places),
		"type": lib.text(group, ["spec", "machineType"]),
	})
]

_role(group) := lower(lib.text(group, ["spec", "role"]))

# METADATA
# description: Ids of the instance groups that run a control plane.
primaries := {group.id: true |
	some group in input.kubernetes["kops.k8s.io/InstanceGroup"]
	_role(group) in {"master", "controlplane", "control-plane"}
}

_cluster(group) := ids[0] if {
	ids := sort(lib.refs(group, "metadata.labels.kops.k8s.io/cluster"))
	count(ids) > 0
} else := null

_clusters := {cluster.id: cluster | some cluster in input.kubernetes["kops.k8s.io/Cluster"]}

_zones(group, cluster) := zones if {
	zones := sort({zone | some zone in lib.at(group, ["spec", "zones"], []); is_string(zone)})
	count(zones) > 0
} else := sort({zone | some name in lib.at(group, ["spec", "subnets"], []); zone := _zone_of_subnet[[cluster, name]]})

_zone_of_subnet := {key: sort(zones)[0] | some key, zones in _zones_of_subnet}

_zones_of_subnet[[id, name]] contains zone if {
	some id, cluster in _clusters
	some subnet in lib.at(cluster, ["spec", "subnets"], [])
	name := subnet.name
	zone := object.get(subnet, "zone", name)
	is_string(zone)
}

_voting_or_all(group, cluster, role) := n if {
	primaries[group.id]
	n := count([1 |
		some etcd in lib.at(_clusters[cluster], ["spec", "etcdClusters"], [])
		etcd.name == "main"
		some member in etcd.etcdMembers
		member.instanceGroup == lib.text(group, ["metadata", "name"])
	])
	n > 0
} else := _number(group, role)

_number(group, role) := n if {
	n := lib.at(group, ["spec", "minSize"], _fallback[role in {"node"}])
	lib.is_count(n)
} else := null

_fallback := {true: 2, false: 1}

_why_no_number(_, n) := "" if n != null

_why_no_number(group, null) := $"{group.address}: spec.minSize is not a number"

_why_no_place(_, places) := "" if count(places) > 0

_why_no_place(group, []) := $"{group.address}: the zones of its subnets are in no input"
