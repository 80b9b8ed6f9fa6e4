# METADATA
# title: What scales on AWS
# description: |
#   Application Auto Scaling keeps what it scales between two numbers, and changes it by policies or at times; without either it changes nothing.
#   A policy names what it scales as its target does. Groups of machines have policies and schedules of their own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/application/userguide/what-is-application-auto-scaling.html
#     description: Application Auto Scaling
package resilience.model.compute.aws_scaling

import data.resilience.lib

# METADATA
# description: |
#   Resource id to `{least, scales}` of what Application Auto Scaling keeps between two numbers: the least of them (0 where it is not known), and
#   whether a policy or a schedule changes its number.
kept := {id: {"least": least, "scales": scales} |
	some id, targets in _targets_of
	numbers := [n | some target in targets; n := lib.at(_targets[target], ["min_capacity"], null); lib.is_count(n)]
	least := max(array.concat(numbers, [0]))
	scales := count([target | some target in targets; _is_moved[target]]) > 0
}

_targets := {target.id: target | some target in input.terraform.aws_appautoscaling_target}

# By reference, or by the name that ends `service/CLUSTER/NAME`.
_targets_of[id] contains target.id if {
	some target in input.terraform.aws_appautoscaling_target
	some id in lib.refs(target, "resource_id")
}

_targets_of[id] contains target.id if {
	some target in input.terraform.aws_appautoscaling_target
	some id in _services_by_name[[target.input, lib.text(target, ["resource_id"])]]
}

_services_by_name[[service.input, $"service/{cluster}/{name}"]] contains service.id if {
	some service in input.terraform.aws_ecs_service
	name := lib.text(service, ["name"])
	some cluster in _cluster_names(service)
}

_cluster_names(service) := {text} if {
	text := lib.text(service, ["cluster"])
	text != ""
	not startswith(text, "arn:")
} else := {name | some id in lib.refs(service, "cluster"); name := _names[id]}

_names := {cluster.id: lib.text(cluster, ["name"]) | some cluster in input.terraform.aws_ecs_cluster}

# A policy refers to the target, or to what that scales, or says the same text.
_is_moved := {target.id: true |
	some target in input.terraform.aws_appautoscaling_target
	some named in array.concat([target.id, [target.input, lib.text(target, ["resource_id"])]], [id | some id in lib.refs(target, "resource_id")])
	_moved[named]
}

_moved := {named: true |
	some mover in _movers
	some named in array.concat([[mover.input, text] | text := lib.text(mover, ["resource_id"]); text != ""], [id | some id in lib.refs(mover, "resource_id")])
}

_movers := array.concat(
	[policy | some policy in input.terraform.aws_appautoscaling_policy],
	[action | some action in input.terraform.aws_appautoscaling_scheduled_action],
)
