# METADATA
# title: Node groups of eksctl
# description: |
#   Groups that a ClusterConfig lists, in the availability zones that each says, else in those of the cluster; where neither says any, eksctl chooses
#   them when it makes the cluster. What runs is `desiredCapacity`, else `minSize`, else two machines.
# related_resources:
#   - ref: https://schema.eksctl.io/
#     description: Schema of a ClusterConfig
package resilience.model.node_groups.adapters.eksctl

import data.resilience.lib
import data.resilience.model.clusters.described

# METADATA
# description: Node group records of the ClusterConfigs in the input.
found := [record |
	some cluster in input.kubernetes["eksctl.io/ClusterConfig"]
	some list in ["managedNodeGroups", "nodeGroups"]
	some i, group in lib.at(cluster, [list], [])
	places := _zones(cluster, group)
	record := described.group(cluster, {
		"id": $"{cluster.id}.{list}.{i}", "name": $"{cluster.address}: {_name(group, list, i)}",
		"region": _region(cluster), "cluster": cluster.id,
		"count": _number(group), "why_no_count": "",
		"places": places, "why_no_place": _why_no_place(cluster, places),
		"type": object.get(group, "instanceType", "m5.large"),
	})
]

_name(group, list, i) := group.name if {
	lib.is_plain(object.get(group, "name", null))
} else := $"{list}[{i}]"

_zones(cluster, group) := zones if {
	zones := sort({zone | some zone in group.availabilityZones; is_string(zone)})
	count(zones) > 0
} else := sort({zone | some zone in lib.at(cluster, ["availabilityZones"], []); is_string(zone)})

_number(group) := numbers[0] if {
	numbers := [group[field] | some field in ["desiredCapacity", "minSize"]; lib.is_count(group[field])]
	count(numbers) > 0
} else := 2

_why_no_place(_, places) := "" if count(places) > 0

_why_no_place(cluster, []) := $"{cluster.address}: eksctl chooses its availability zones: none are said"

_region(cluster) := region if {
	region := lib.text(cluster, ["metadata", "region"])
	region != ""
} else := null
