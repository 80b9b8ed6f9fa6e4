# METADATA
# title: AWS node groups
# description: |
#   EC2 instances, Auto Scaling groups and EKS node groups. A group keeps its machines balanced over the zones of its subnets ("Amazon EC2
#   Auto Scaling benefits", distribute instances across Availability Zones), so that one over three subnets of one zone is in one data centre,
#   and one with fewer machines than zones is not in all of them. What runs is `desired_capacity` (`desired_size`), else `min_size`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
#     description: How an Auto Scaling group spreads its instances
package resilience.model.node_groups.adapters.aws

import data.resilience.lib
import data.resilience.model.locations
import data.resilience.model.node_groups
import data.resilience.model.node_groups.aws_tags

# METADATA
# description: Node group records of the AWS resources in the input.
found := array.concat(array.concat(_instances, _groups), _eks_groups)

_instances := [group |
	some instance in input.terraform.aws_instance
	place := _instance_place(instance)
	size := node_groups.size(instance, ["instance_type"])
	group := {
		"id": instance.id, "name": instance.address, "kind": "machine", "region": node_groups.region(instance), "cluster": null,
		"count": 1, "by_data_centre": {zone: 1 | some zone in place.data_centres},
		"cpu": size.cpu, "memory": size.memory,
		"unknown": object.union(node_groups.unknown_place(place), size.unknown),
	}
]

_instance_place(instance) := {"data_centres": [zone], "unknown": []} if {
	zone := lib.text(instance, ["availability_zone"])
	zone != ""
} else := {"data_centres": [name], "unknown": []} if {
	name := locations.declared(instance.address)
} else := _one_of(instance, locations.of_subnets(instance, "subnet_id")) if {
	_names_subnet(instance)
} else := {"data_centres": [], "unknown": [lib.why_unknown(instance, ["availability_zone"])]}

# A machine is in one data centre: where its reference leaves several open, which one is not known.
_one_of(instance, place) := {"data_centres": [], "unknown": [$"{instance.address}: which of the subnets it refers to is its own can't be told"]} if {
	count(place.data_centres) > 1
} else := _certain(place)

# Machines are counted in data centres only where all of these are known.
_certain(place) := place if {
	count(place.unknown) == 0
} else := {"data_centres": [], "unknown": place.unknown}

_names_subnet(instance) if lib.refs(instance, "subnet_id") != set()

_names_subnet(instance) if lib.text(instance, ["subnet_id"]) != ""

_groups := [group |
	some asg in input.terraform.aws_autoscaling_group
	place := _certain(_asg_place(asg))
	n := _count(asg, [["desired_capacity"], ["min_size"]])
	size := _template_size(asg)
	group := {
		"id": asg.id, "name": asg.address, "kind": "group", "region": node_groups.region(asg), "cluster": _tagged_cluster(asg),
		"count": n.count, "by_data_centre": _spread(n.count, place.data_centres),
		"cpu": size.cpu, "memory": size.memory,
		"unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), n.unknown),
	}
]

_asg_place(asg) := {"data_centres": sort(zones), "unknown": []} if {
	zones := {zone | some zone in lib.at(asg, ["availability_zones"], []); is_string(zone)}
	count(zones) > 0
} else := locations.of_subnets(asg, "vpc_zone_identifier")

# The number at the first path that holds one.
_count(resource, paths) := {"count": numbers[0], "unknown": {}} if {
	numbers := [n | some path in paths; n := lib.at(resource, path, null); lib.is_count(n)]
	count(numbers) > 0
} else := {"count": null, "unknown": {"count": lib.why_unknown(resource, paths[count(paths) - 1])}}

_template_size(asg) := sizes[0] if {
	sizes := [node_groups.size(template, ["instance_type"]) |
		some id in _template_ids(asg)
		template := _templates[id]
	]
	count(sizes) > 0
} else := {"cpu": null, "memory": null, "unknown": {"size": $"{asg.address}: its launch template is not in sight"}}

_templates := {template.id: template |
	some template in array.concat(
		[t | some t in input.terraform.aws_launch_template],
		[t | some t in input.terraform.aws_launch_configuration],
	)
}

_eks_groups := [group |
	some nodes in input.terraform.aws_eks_node_group
	place := _certain(locations.of_subnets(nodes, "subnet_ids"))
	n := _count(nodes, [["scaling_config", 0, "desired_size"], ["scaling_config", 0, "min_size"]])
	size := node_groups.size(nodes, ["instance_types", 0])
	group := {
		"id": nodes.id, "name": nodes.address, "kind": "cluster nodes", "region": node_groups.region(nodes), "cluster": _eks_cluster(nodes),
		"count": n.count, "by_data_centre": _spread(n.count, place.data_centres),
		"cpu": size.cpu, "memory": size.memory,
		"unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), n.unknown),
	}
]

_eks_cluster(nodes) := ids[0] if {
	ids := [id | some id in lib.refs(nodes, "cluster_name"); _eks[id]]
	count(ids) > 0
} else := _eks_by_name[[nodes.input, lib.text(nodes, ["cluster_name"])]] if {
	_eks_by_name[[nodes.input, lib.text(nodes, ["cluster_name"])]]
} else := null

# Nodes of EKS that it does not manage name their cluster in a tag.
_tagged_cluster(asg) := ids[0] if {
	ids := [id | some name in aws_tags.clusters_of[asg.id]; id := _eks_by_name[[asg.input, name]]]
	count(ids) > 0
} else := null

_eks := {cluster.id: true | some cluster in input.terraform.aws_eks_cluster}

# Clusters of one name in one input, as in two regions, can't be told apart by it.
_eks_by_name := {key: [id | some id in ids][0] |
	some key, ids in _eks_ids_by_name
	count(ids) == 1
}

_eks_ids_by_name[[cluster.input, name]] contains cluster.id if {
	some cluster in input.terraform.aws_eks_cluster
	name := lib.text(cluster, ["name"])
	name != ""
}

_spread(n, zones) := lib.spread_evenly(n, zones) if {
	n != null
	count(zones) > 0
} else := {}

# METADATA
# description: Literal ids and names of launch templates and clusters that groups refer to and no input shows, as `{what, type, id}`.
not_in_sight contains {"what": "launch template", "type": "aws_launch_template", "id": literal} if {
	some asg in input.terraform.aws_autoscaling_group
	not _has_template(asg)
	literal := _first_text([lib.text(asg, ["launch_template", 0, "id"]), lib.text(asg, ["launch_template", 0, "name"])])
}

not_in_sight contains {"what": "launch configuration", "type": "aws_launch_configuration", "id": literal} if {
	some asg in input.terraform.aws_autoscaling_group
	not _has_template(asg)
	literal := _first_text([lib.text(asg, ["launch_configuration"])])
}

not_in_sight contains {"what": "cluster", "type": "aws_eks_cluster", "id": literal} if {
	some nodes in input.terraform.aws_eks_node_group
	_eks_cluster(nodes) == null
	literal := _first_text([lib.text(nodes, ["cluster_name"])])
}

_has_template(asg) if {
	some id in _template_ids(asg)
	_templates[id]
}

_template_ids(asg) := {id | some attribute in ["launch_template", "launch_configuration", "mixed_instances_policy"]; some id in lib.refs(asg, attribute)}

_first_text(texts) := [text | some text in texts; text != ""][0]
