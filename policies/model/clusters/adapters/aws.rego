# METADATA
# title: EKS clusters
# description: |
#   A managed control plane runs in several data centres of one region by contract (EKS runs it over at least two zones); what can
#   fail with a data centre is the worker nodes, in node groups or in Auto Scaling groups that are tagged as its own. A cluster that the settings declare over its node groups is the declared one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html
#     description: Resilience in Amazon EKS
package resilience.model.clusters.adapters.aws

import data.resilience.lib
import data.resilience.model.locations
import data.resilience.model.node_groups
import data.resilience.model.provisioners

# METADATA
# description: Cluster records of the EKS clusters in the input.
found := [cluster |
	some eks in input.terraform.aws_eks_cluster
	groups := [node_groups.by_id[id] | some id in _group_ids[eks.id]]
	not _is_declared(eks.id, groups)
	place := locations.of_subnets(eks, "vpc_config")
	fargate := object.get(_fargate_places, eks.id, set())
	cluster := object.union(_refused(eks), {
		"id": eks.id, "name": _name(eks), "kind": "eks",
		"managed": true, "declared": false,
		"primaries": [], "secondaries": [group.id | some group in groups],
		"regions": [name | name := node_groups.region(eks); name != null],
		"data_centres": sort({name | some group in groups; some name, _ in group.by_data_centre} | ({name | some name in place.data_centres} | fargate)),
		"primaries_by_data_centre": {},
		"nodes_by_data_centre": node_groups.by_data_centre(groups),
		"primary_count": null,
		"node_count": _node_count(eks.id, groups),
		"node_classes": array.concat(node_groups.classes(groups, {"cpu": null, "memory": null}), provisioners.classes(eks.id)),
		"inputs": [],
		"related": [eks.id],
		"unknown": {field: reasons[0] |
			some field, reasons in {
				"nodes_by_data_centre": array.concat(
					_no_nodes(eks, groups),
					array.concat(
						array.concat(node_groups.reasons(groups, "by_data_centre"), node_groups.reasons(groups, "count")),
						provisioners.place_reasons(eks.id, object.keys(node_groups.by_data_centre(groups))),
					),
				),
				"regions": [$"{eks.address}: {reason}" | reason := eks.region.unknown],
				"size": array.concat(array.concat(_no_nodes(eks, groups), provisioners.size_reasons(eks.id)), node_groups.reasons(groups, "size")),
			}
			count(reasons) > 0
		},
	})
]

# Before version 6 of the provider there is nothing to refuse it with.
_refused(eks) := {} if {
	lib.most_provider_major(eks, "aws") < 6
} else := {"deletion_refused": lib.flag(eks, ["deletion_protection"], false)}

_name(eks) := name if {
	name := lib.text(eks, ["name"])
	name != ""
} else := eks.address

# Nodes may come otherwise: Fargate, Karpenter, machines that join by themselves.
_no_nodes(eks, groups) := [$"{eks.address}: its pods run on Fargate, which makes a node for each"] if {
	count(groups) == 0
	_fargate_places[eks.id]
} else := provisioners.size_reasons(eks.id) if {
	count(groups) == 0
	count(provisioners.size_reasons(eks.id)) > 0
} else := [$"{eks.address}: no node group of it is in the inputs"] if count(groups) == 0

_fargate_places[id] contains zone if {
	some profile in input.terraform.aws_eks_fargate_profile
	some id in lib.refs(profile, "cluster_name")
	some zone in locations.of_subnets(profile, "subnet_ids").data_centres
}

_no_nodes(_, groups) := [] if count(groups) > 0

# Where others are made, elsewhere as far as is known, those in sight are no total.
_node_count(id, groups) := node_groups.total(groups) if {
	count(groups) > 0
	count(provisioners.place_reasons(id, object.keys(node_groups.by_data_centre(groups)))) == 0
} else := null

_group_ids := {eks.id: [id | some id in object.get(_ids_by_cluster, eks.id, set())] | some eks in input.terraform.aws_eks_cluster}

_ids_by_cluster[group.cluster] contains group.id if {
	some group in node_groups.by_id
	group.cluster != null
}

_is_declared(id, _) if _declared[id]

_is_declared(_, groups) if {
	some group in groups
	_declared[group.id]
}

_declared := {id: true |
	some cluster in input.settings.clusters
	some id in array.concat(cluster.primaries, cluster.secondaries)
}
