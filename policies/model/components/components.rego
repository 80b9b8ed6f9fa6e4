# METADATA
# title: Components
# description: |
#   What an estate is made of besides clusters and their workloads: managed data services, compute outside clusters, load balancers, networks,
#   volumes, buckets, vaults of copies, and what a recovery needs besides data. All have one shape, so that one rule asks every kind and every provider the
#   same question, and the simulation takes them away alike. Each kind is a concept with adapters of its own; here they are made and gathered.
package resilience.model.components

import data.resilience.model.admissions
import data.resilience.model.clusters
import data.resilience.model.compute
import data.resilience.model.data_services
import data.resilience.model.entries
import data.resilience.model.load_balancers
import data.resilience.model.networks
import data.resilience.model.prerequisites
import data.resilience.model.replications
import data.resilience.model.stores
import data.resilience.model.vaults
import data.resilience.model.volumes

# METADATA
# description: Component id to its record, of every concept.
by_id := {id: component | some concept in _concepts; some id, component in concept}

_concepts := [
	data_services.by_id, compute.by_id, load_balancers.by_id, networks.by_id, volumes.by_id, prerequisites.by_id, stores.buckets, vaults.by_id,
]

# METADATA
# description: |
#   The record of a resource, for adapters: what is given, over what is the same for all. `kind` is what a message calls it. A verdict
#   (lib/verdicts.rego) that can't be told makes its field unknown.
record(resource, kind, given) := object.union_n([_base(resource, kind), given, numbers, {"unknown": unknown}]) if {
	numbers := {field: _number_or_null(object.get(given, field, null)) | some field in ["count", "failover_s", "retention_s"]}
	unknown := object.union(object.get(given, "unknown", {}), {field: given[field].why | some field in questions; given[field].holds == null})
}

# A file may hold anything where a number belongs, and every text is greater than every number.
_number_or_null(value) := value if {
	is_number(value)
} else := null

# METADATA
# description: |
#   The fields that hold a verdict, or null where the question does not arise. Does it serve on when a node, its data centre or its region is lost;
#   is what it holds copied regularly, to any moment of the past, to another region; is a deletion refused, or can it be undone; can nobody
#   delete its copies; is a failed member found and replaced; does it grow with its load; does its provider vouch for it; does it send traffic to
#   all data centres; does it keep messages that it could not handle; did somebody choose its data centre; does a new version of it leave members that
#   serve; do requests end before a member goes; did somebody choose when it is maintained; is a
#   write that it has acknowledged kept when one of its members fails; does a disruption budget keep members when nodes are drained.
questions := [
	"survives_node", "survives_data_centre", "survives_region",
	"backed_up", "point_in_time", "backup_elsewhere", "deletion_refused", "deletion_undone", "immutable",
	"checked", "replaced", "scales", "vouched_for", "cross_zone", "messages_kept", "placed",
	"rollout", "drained", "maintained", "writes_kept", "budgeted",
]

_base(resource, kind) := object.union(
	{
		"id": resource.id, "name": _name(resource.address), "kind": kind,
		"region": region(resource), "global": _is_global(resource), "data_centres": [], "count": null, "by_data_centre": {},
		"action": object.get(resource, "action", ""), "replaced_by": object.get(resource, "replaced_by", []),
		"holds_data": false, "failover_s": null, "failover_rpo_s": 0, "retention_s": null, "retention_follows": null, "replica_of": null,
		"needs": [], "related": [],
	},
	{question: null | some question in questions},
)

# An object of Kubernetes is called by its kind, namespace and name; its API group makes nobody wiser.
_name(address) := $"{substring(address, 0, indexof(address, "."))} {substring(address, indexof(address, "/") + 1, -1)}" if {
	regex.match(`^[A-Za-z][A-Za-z0-9]*\.[a-z0-9.-]+/`, address)
} else := address

# METADATA
# description: The name of a resource's region, null where it has none or it is not known.
region(resource) := resource.region.name if {
	is_string(resource.region.name)
} else := null

_is_global(resource) if {
	resource.region.global
} else := false

# METADATA
# description: |
#   Components that serve by themselves, so that somebody misses them: data services, compute, and buckets that somebody took care to have
#   copied. The rest serves them, or is only reached through them, and so does a part of another, and what no failure takes away.
serving := object.union({id: component | some id, component in object.union(data_services.by_id, compute.by_id); _serves(id, component)}, _copied_buckets)

_serves(id, component) if {
	not parts[id]
	_can_fail(component)
}

_can_fail(component) if component.holds_data

_can_fail(component) if {
	some question in ["survives_node", "survives_data_centre", "survives_region"]
	component[question] != null
}

# METADATA
# description: |
#   Ids of the data services that are a part of another in sight, as a table is of its dataset: they stand where that stands, and what becomes
#   of it becomes of them.
parts := {id: true |
	some id, component in data_services.by_id
	some whole in component.needs
	data_services.by_id[whole].holds_data
}

_copied_buckets := {id: bucket |
	some id, bucket in stores.buckets
	_is_meant_to_outlive(id, bucket)
	not _keeps_snapshots[id]
	not replications.copies[id]
}

_is_meant_to_outlive(id, _) if replications.of_store[id]

_is_meant_to_outlive(_, bucket) if bucket.survives_region.holds == true

_keeps_snapshots := {store.bucket: true | some store in stores.recovery; store.bucket != null}

# METADATA
# description: Ids of what takes in traffic and leads it to others, the global entries and the load balancers.
fronts := {id: true | some front in [entries.by_id, load_balancers.by_id]; some id, _ in front}

# METADATA
# description: |
#   What each entry and component leads to or needs, as `graph.reachable` takes it: every id is a key, leaves with an empty list. A machine that
#   is a node of a cluster stands for the cluster, one of several alike machines for all of them. What runs code needs what it refers to, and the
#   data services that let it in.
graph := object.union(
	object.union({id: [] | some id, _ in clusters.by_id}, {id: _nodes_of(array.concat(component.needs, _letting_in(id, component))) | some id, component in by_id}),
	{id: _nodes_of(entry.reaches) | some id, entry in entries.by_id},
)

_letting_in(id, component) := [need |
	compute.by_id[id]
	some part in array.concat([id], component.related)
	some need in object.get(admissions.needs, part, set())
]

_nodes_of(ids) := sort({node | some id in ids; some node in _nodes_by_id[id]})

# One resource may be a part of several: a target group that two load balancers lead to.
_nodes_by_id[id] contains node if {
	some node, part in by_id
	some id in array.concat([node], part.related)
}

_nodes_by_id[id] contains id if some id, _ in entries.by_id

_nodes_by_id[id] contains node if {
	some node, cluster in clusters.by_id
	some id in array.concat(cluster.primaries, cluster.secondaries)
}

# METADATA
# description: Cluster id to the ids of the load balancers that lead to it.
leading_to_cluster[cluster] contains id if {
	some id, _ in load_balancers.by_id
	some cluster in graph[id]
	clusters.by_id[cluster]
}
