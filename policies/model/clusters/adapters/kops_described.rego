# METADATA
# title: Clusters of kOps
# description: |
#   Primaries are the instance groups with the role of a control plane; the etcd members that the Cluster lists stand in them. A zone of AWS ends with a
#   letter after its region, one of Google with a dash and a letter.
# related_resources:
#   - ref: https://kops.sigs.k8s.io/operations/high_availability/
#     description: High availability
package resilience.model.clusters.adapters.kops_described

import data.resilience.lib
import data.resilience.model.clusters.described
import data.resilience.model.node_groups.adapters.kops

# METADATA
# description: Cluster records of kOps in the input.
found := [described.record(cluster, {
	"kind": "kops", "managed": false, "primaries": primaries, "secondaries": others,
	"regions": _regions(cluster),
	"lacking": {"primaries": _lacking(cluster, primaries), "nodes": _lacking(cluster, array.concat(primaries, others))},
}) |
	some cluster in input.kubernetes["kops.k8s.io/Cluster"]
	groups := [kops.found[i] | some i in sort(object.get(_groups_of, [cluster.id], set()))]
	primaries := [group | some group in groups; kops.primaries[group.id]]
	others := [group | some group in groups; not kops.primaries[group.id]]
]

_lacking(cluster, []) := $"{cluster.address}: no instance group of it is in the inputs"

_lacking(_, groups) := "" if count(groups) > 0

_regions(cluster) := sort({region | some subnet in lib.at(cluster, ["spec", "subnets"], []); region := _region(subnet)})

_region(subnet) := subnet.region if {
	is_string(subnet.region)
} else := parts[0][1] if {
	parts := regex.find_all_string_submatch_n(`^([a-z]{2}(?:-[a-z]+)+-?[0-9]+)(?:[a-z]|-[a-z])$`, object.get(subnet, "zone", ""), 1)
	count(parts) == 1
}

_groups_of[group.cluster] contains i if some i, group in kops.found
