# METADATA
# title: Application and network load balancers of AWS
# description: |
#   A load balancer has a node in the zone of each subnet that it is given. Its targets are those of the target groups that its listeners lead to.
#   A target group checks its targets unless that is switched off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
#     description: Availability zones and load balancer nodes
package resilience.model.load_balancers.adapters.aws_elb

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations

# METADATA
# description: Records of the load balancers in the input.
found := [record |
	some balancer in input.terraform.aws_lb
	place := _place(balancer)
	groups := _groups_of[balancer.id]
	record := components.record(balancer, "load balancer", {
		"data_centres": place.data_centres,
		"survives_data_centre": lib.in_two_data_centres(place, "subnets", "Give `subnets` two zones or more."),
		"deletion_refused": lib.flag(balancer, ["enable_deletion_protection"], false),
		"checked": _checked(groups),
		"needs": sort({target | some group in groups; some target in targets_of[group.id]}),
		"related": sort([group.id | some group in groups]),
	})
]

_place(balancer) := locations.of_subnets(balancer, "subnet_mapping") if {
	count(lib.at(balancer, ["subnet_mapping"], [])) > 0
} else := locations.of_subnets(balancer, "subnets")

_checked(groups) := null if count(groups) == 0

_checked(groups) := lib.all_of([lib.flag(group, ["health_check", 0, "enabled"], true) | some group in groups]) if count(groups) > 0

_groups_of := {balancer.id: groups |
	some balancer in input.terraform.aws_lb
	listeners := [_listeners[id] | some id in lib.referrers(balancer, "load_balancer_arn"); _listeners[id]]
	rules := [_rules[id] | some listener in listeners; some id in lib.referrers(listener, "listener_arn"); _rules[id]]
	ids := {id |
		some sender in array.concat([[listener, "default_action"] | some listener in listeners], [[rule, "action"] | some rule in rules])
		some id in lib.refs(sender[0], sender[1])
		_target_groups[id]
	}
	groups := [_target_groups[id] | some id in sort(ids)]
}

_listeners := {listener.id: listener | some listener in input.terraform.aws_lb_listener}

_rules := {rule.id: rule | some rule in input.terraform.aws_lb_listener_rule}

_target_groups := {group.id: group | some group in input.terraform.aws_lb_target_group}

# METADATA
# description: |
#   Target group id to the ids of its targets: machines that are attached, groups of machines that name it or are attached, and whatever
#   else refers to it as its target group.
targets_of := {id: targets |
	some id, group in _target_groups
	attached := {target |
		some attachment in (lib.referrers(group, "target_group_arn") | lib.referrers(group, "lb_target_group_arn"))
		some target in object.get(_attached, attachment, set())
	}
	targets := (attached | lib.referrers(group, "target_group_arns")) | lib.referrers(group, "load_balancer.target_group_arn")
}

_attached := {attachment.id: targets |
	some attachment in array.concat(
		[attachment | some attachment in input.terraform.aws_lb_target_group_attachment],
		[attachment | some attachment in input.terraform.aws_autoscaling_attachment],
	)
	targets := lib.refs(attachment, "target_id") | lib.refs(attachment, "autoscaling_group_name")
}
