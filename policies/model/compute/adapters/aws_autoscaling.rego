# METADATA
# title: Auto Scaling groups that are no nodes of a cluster
# description: |
#   A group replaces machines that fail, in another of its zones if it must. It notices a machine that runs and does not serve only
#   where it asks the load balancer (`health_check_type = "ELB"`). Between `min_size` and `max_size` it keeps the number that it was given last, until
#   a policy, a schedule, or the cluster whose containers it carries gives it another.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
#     description: Health checks of the instances of a group
package resilience.model.compute.adapters.aws_autoscaling

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.compute.aws_user_data
import data.resilience.model.node_groups

# METADATA
# description: Records of the Auto Scaling groups in the input.
found := [record |
	some asg in input.terraform.aws_autoscaling_group
	not clusters.node_group_ids[asg.id]
	group := node_groups.by_id[asg.id]
	record := components.record(asg, "Auto Scaling group", {
		"data_centres": sort(object.keys(group.by_data_centre)), "count": group.count, "by_data_centre": group.by_data_centre,
		"survives_node": compute.node_verdict(group, "Set `min_size = 2` or more."),
		"survives_data_centre": compute.data_centre_verdict(group, "Give `vpc_zone_identifier` subnets in two zones or more, and `min_size` as many."),
		"replaced": _replaced(asg), "rollout": _rollout(asg),
		"checked": _checked(asg),
		"scales": _scales(asg),
		"needs": sort(object.get(aws_user_data.needs_of, asg.id, set())),
	})
]

# A spot machine that AWS takes back is replaced in time where its group rebalances, and has somewhere to go where it may be of several types.
_replaced(asg) := lib.all_of([
	lib.with_mend(
		lib.with_why(lib.flag(asg, ["capacity_rebalance"], false), "capacity_rebalance is not true, so that a spot machine is replaced only when it is gone"),
		"Set `capacity_rebalance = true`.",
	),
	_of_several_types(asg),
]) if {
	_is_spot(asg)
} else := lib.holds("the group replaces what fails")

_is_spot(asg) if {
	share := lib.at(asg, ["mixed_instances_policy", 0, "instances_distribution", 0, "on_demand_percentage_above_base_capacity"], 100)
	is_number(share)
	share < 100
}

# METADATA
# description: Id of a group whose machines are not spot machines to whether they may be of several types, as a verdict.
of_several_types := {asg.id: lib.with_why(_of_several_types(asg), "its machines are of one type, and none is to be had while that is short") |
	some asg in input.terraform.aws_autoscaling_group
	not _is_spot(asg)
}

_of_several_types(asg) := lib.holds("its machines may be of several types") if {
	overrides := lib.at(asg, ["mixed_instances_policy", 0, "launch_template", 0, "override"], [])
	count({override.instance_type | some override in overrides; override.instance_type != ""}) > 1
} else := lib.holds("its machines may be of several types") if {
	some override in lib.at(asg, ["mixed_instances_policy", 0, "launch_template", 0, "override"], [])
	count(object.get(override, "instance_requirements", [])) > 0
} else := lib.fails(
	"its spot machines are of one type, and none is to be had while that is short",
	"mixed_instances_policy.0.launch_template.0.override", "Name several types in `override`, or `instance_requirements`.",
)

# A refresh keeps nine machines of ten unless it is told otherwise.
_rollout(asg) := lib.with_why(
	lib.at_least(asg, ["instance_refresh", 0, "preferences", 0, "min_healthy_percentage"], 90, 1),
	"a refresh may replace all of its machines at once",
) if {
	count(lib.at(asg, ["instance_refresh"], [])) > 0
} else := null

# Only where it stands behind a load balancer is there anybody else to ask.
_checked(asg) := lib.one_of(asg, ["health_check_type"], "EC2", ["ELB", "EBS", "VPC_LATTICE"]) if {
	is_behind(asg)
} else := null

# A group whose numbers leave no room is of that size on purpose.
_scales(asg) := null if {
	lib.at(asg, ["max_size"], 0) <= lib.at(asg, ["min_size"], 0)
} else := lib.holds("something changes its number of machines") if {
	some attribute in ["autoscaling_group_name", "auto_scaling_group_provider.auto_scaling_group_arn"]
	some id in lib.referrers(asg, attribute)
	_changes[id]
} else := lib.holds("a cluster autoscaler changes its number of machines") if {
	some tag in lib.at(asg, ["tag"], [])
	startswith(tag.key, "k8s.io/cluster-autoscaler/")
} else := lib.fails("nothing changes its number of machines, whatever `max_size` allows", "max_size", "Make an `aws_autoscaling_policy` for it.")

_changes := {resource.id: true |
	some type in ["aws_autoscaling_policy", "aws_autoscaling_schedule", "aws_ecs_capacity_provider"]
	some resource in input.terraform[type]
}

# METADATA
# description: True of a group that a load balancer leads to.
is_behind(asg) if lib.refs(asg, "target_group_arns") != set()

is_behind(asg) if lib.refs(asg, "traffic_source") != set()

is_behind(asg) if lib.refs(asg, "load_balancers") != set()

is_behind(asg) if count(lib.at(asg, ["target_group_arns"], [])) > 0

is_behind(asg) if count(lib.at(asg, ["load_balancers"], [])) > 0

is_behind(asg) if {
	some id in lib.referrers(asg, "autoscaling_group_name")
	_attaches[id]
}

_attaches := {resource.id: true |
	some type in ["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"]
	some resource in input.terraform[type]
}
