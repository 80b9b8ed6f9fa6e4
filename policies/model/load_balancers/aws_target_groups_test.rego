package resilience.load_balancers_aws_target_groups_test

import data.resilience.model.load_balancers.aws_target_groups
import data.resilience.testing as build

_targets(group, others) := targets[build.id(group)] if {
	targets := aws_target_groups.targets_of with input as build.document(array.concat([group], others), {})
}

_of(type) := build.terraform(type, "web", {})

_asg := build.terraform("aws_autoscaling_group", "web", {})

test_targets_that_are_attached if {
	every type in ["aws_lb_target_group", "aws_alb_target_group"] {
		group := _of(type)
		every attachment in ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"] {
			attached := build.referring(_of(attachment), {"target_group_arn": [group], "target_id": [_asg]})
			_targets(group, [attached]) == {build.id(_asg)}
		}
	}
}

test_groups_of_machines_that_are_attached if {
	group := _of("aws_lb_target_group")
	every attribute in ["lb_target_group_arn", "target_group_arn"] {
		attached := build.referring(_of("aws_autoscaling_attachment"), {attribute: [group], "autoscaling_group_name": [_asg]})
		_targets(group, [attached]) == {build.id(_asg)}
	}
	source := build.referring(_of("aws_autoscaling_traffic_source_attachment"), {"traffic_source.0.identifier": [group], "autoscaling_group_name": [_asg]})
	_targets(group, [source]) == {build.id(_asg), build.id(source)}
}

test_what_names_its_target_group if {
	group := _of("aws_lb_target_group")
	every attribute in ["target_group_arns", "load_balancer.0.target_group_arn", "traffic_source.0.identifier"] {
		named := build.referring(_asg, {attribute: [group]})
		_targets(group, [named]) == {build.id(_asg)}
	}
	_targets(group, [_asg]) == set()
}
