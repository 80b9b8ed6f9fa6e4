# METADATA
# title: Target groups of AWS
# description: |
#   Where the listeners of a load balancer lead: to target groups, of which the targets are machines, addresses, functions, or an application
#   load balancer behind a network load balancer. `aws_alb_target_group` and its like are other names of the same resources.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
#     description: Target groups
package resilience.model.load_balancers.aws_target_groups

import data.resilience.lib

# METADATA
# description: Application, network and gateway load balancers in the input.
balancers := array.concat([lb | some lb in input.terraform.aws_lb], [lb | some lb in input.terraform.aws_alb])

# METADATA
# description: Load balancer id to the target groups that its listeners and their rules lead to.
of_balancer := {balancer.id: groups |
	some balancer in balancers
	listeners := [_listeners[id] | some id in lib.referrers(balancer, "load_balancer_arn"); _listeners[id]]
	rules := [_rules[id] | some listener in listeners; some id in lib.referrers(listener, "listener_arn"); _rules[id]]
	ids := {id |
		some sender in array.concat([[listener, "default_action"] | some listener in listeners], [[rule, "action"] | some rule in rules])
		some id in lib.refs(sender[0], sender[1])
		_groups[id]
	}
	groups := [_groups[id] | some id in sort(ids)]
}

# METADATA
# description: |
#   Target group id to the ids of its targets: machines that are attached, groups of machines that name it or are attached, and whatever
#   else refers to it as its target group.
targets_of := {id: targets |
	some id, group in _groups
	attached := {target |
		some attribute in ["target_group_arn", "lb_target_group_arn", "traffic_source.identifier"]
		some attachment in lib.referrers(group, attribute)
		some target in object.get(_attached, attachment, set())
	}
	targets := {target |
		some attribute in ["target_group_arns", "load_balancer.target_group_arn"]
		some target in lib.referrers(group, attribute)
	} | (attached | lib.referrers(group, "traffic_source.identifier"))
}

_listeners := {listener.id: listener | some listener in _of(["aws_lb_listener", "aws_alb_listener"])}

_rules := {rule.id: rule | some rule in _of(["aws_lb_listener_rule", "aws_alb_listener_rule"])}

_groups := {group.id: group | some group in _of(["aws_lb_target_group", "aws_alb_target_group"])}

_attached := {attachment.id: targets |
	some attachment in _of(["aws_lb_target_group_attachment", "aws_alb_target_group_attachment", "aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"])
	targets := lib.refs(attachment, "target_id") | lib.refs(attachment, "autoscaling_group_name")
}

_of(types) := [resource | some type in types; some resource in input.terraform[type]]
