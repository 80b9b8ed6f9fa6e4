# METADATA
# title: Machines of Cluster API
# description: |
#   KubeadmControlPlanes, MachineDeployments and MachinePools, by themselves or in the topology of a Cluster, whose number is 1 where it is not said. A failure
#   domain is a data centre with most providers; where none is said, the provider chooses, and what it chose stands in no manifest.
# related_resources:
#   - ref: https://cluster-api.sigs.k8s.io/user/concepts
#     description: Concepts of Cluster API
package resilience.model.node_groups.adapters.cluster_api

import data.resilience.lib
import data.resilience.model.clusters.described

# METADATA
# description: Node group records of Cluster API in the input.
found := array.concat(array.concat(_control_planes, _deployments), array.concat(_pools, _of_topologies))

_clusters := {cluster.id: cluster | some cluster in input.kubernetes["cluster.x-k8s.io/Cluster"]}

_control_planes := [record |
	some plane in input.kubernetes["controlplane.cluster.x-k8s.io/KubeadmControlPlane"]
	ids := sort([id | some id in lib.referrers(plane, "spec.controlPlaneRef"); _clusters[id]])
	count(ids) > 0
	record := _record(plane, plane.id, plane.address, ids[0], ["spec", "replicas"], [])
]

_deployments := [_record(deployment, deployment.id, deployment.address, _cluster(deployment), ["spec", "replicas"], places) |
	some deployment in input.kubernetes["cluster.x-k8s.io/MachineDeployment"]
	places := [place | place := lib.text(deployment, ["spec", "template", "spec", "failureDomain"]); place != ""]
]

_pools := [_record(pool, pool.id, pool.address, _cluster(pool), ["spec", "replicas"], places) |
	some pool in input.kubernetes["cluster.x-k8s.io/MachinePool"]
	places := sort({place | some place in lib.at(pool, ["spec", "failureDomains"], []); is_string(place)})
]

_cluster(resource) := sort(lib.refs(resource, "spec.clusterName"))[0] if {
	count(lib.refs(resource, "spec.clusterName")) > 0
} else := null

_of_topologies := array.concat(
	[_record(cluster, plane_id, name, id, ["spec", "topology", "controlPlane", "replicas"], []) |
		some id, cluster in _clusters
		lib.at(cluster, ["spec", "topology", "controlPlane"], null) != null
		plane_id := $"{id}.controlPlane"
		name := $"{cluster.address}: control plane"
	],
	[_record(cluster, group_id, name, id, ["spec", "topology", "workers", list, i, "replicas"], places) |
		some id, cluster in _clusters
		some list in ["machineDeployments", "machinePools"]
		some i, machines in lib.at(cluster, ["spec", "topology", "workers", list], [])
		group_id := $"{id}.{list}.{i}"
		name := $"{cluster.address}: {list}[{i}]"
		places := [place | place := machines.failureDomain; is_string(place)]
	],
)

# METADATA
# description: Ids of the groups that run a control plane.
primaries := {id: true | some id in array.concat(
	[record.id | some record in _control_planes],
	[$"{id}.controlPlane" | some id, _ in _clusters],
)}

_record(resource, id, name, cluster, path, places) := described.group(resource, {
	"id": id, "name": name, "region": null, "cluster": cluster,
	"count": n, "why_no_count": _why_no_number(resource, path, n),
	"places": places, "why_no_place": _why_no_place(resource, places),
	"type": "",
}) if {
	n := _number(resource, path)
}

_number(resource, path) := n if {
	not lib.unknown_at(resource, path)
	n := lib.at(resource, path, 1)
	lib.is_count(n)
} else := null

_why_no_number(_, _, n) := "" if n != null

_why_no_number(resource, path, null) := $"{resource.address}: {lib.shown(path)} is not a number"

_why_no_place(_, places) := "" if count(places) > 0

_why_no_place(resource, []) := $"{resource.address}: the provider chooses its failure domains: none is said"
