package resilience.load_balancers_aws_elb_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.aws_elb
import data.resilience.testing as build

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_lb(subnets) := build.referring(build.terraform("aws_lb", "web", {}), {"subnets": subnets})

_group(values) := build.terraform("aws_lb_target_group", "web", {"values": values})

_listener(group) := build.referring(
	build.terraform("aws_lb_listener", "web", {}),
	{"load_balancer_arn": [_lb(_subnets)], "default_action.0.target_group_arn": [group]},
)

_found(resources) := found if {
	found := aws_elb.found with input as build.document(array.concat(_subnets, resources), {})
}

test_a_load_balancer_in_two_zones_with_its_targets if {
	group := _group({"health_check": [{"enabled": true}]})
	asg := build.referring(build.terraform("aws_autoscaling_group", "web", {}), {"target_group_arns": [group]})
	machine := build.machine("web", "eu-west-1a")
	attachment := build.referring(build.terraform("aws_lb_target_group_attachment", "web", {}), {"target_group_arn": [group], "target_id": [machine]})
	_found([_lb(_subnets), _listener(group), group, asg, machine, attachment]) == [build.component(_lb(_subnets), "load balancer", {
		"data_centres": ["eu-west-1a", "eu-west-1b"],
		"survives_data_centre": lib.holds("it is in eu-west-1a and eu-west-1b"),
		"deletion_refused": lib.fails("enable_deletion_protection is not set", "enable_deletion_protection", "Set `enable_deletion_protection = true`."),
		"cross_zone": lib.holds("an application load balancer sends to all zones"),
		"checked": lib.holds("health_check.enabled is true"),
		"needs": sort([build.id(asg), build.id(machine)]),
		"related": [build.id(group)],
	})]
}

test_a_load_balancer_in_one_zone if {
	[balancer] := _found([_lb(array.slice(_subnets, 0, 1))])
	balancer.survives_data_centre == lib.fails("it is in eu-west-1a only", "subnets", "Give `subnets` two zones or more.")
	balancer.checked == null
}

test_a_target_group_without_health_check if {
	group := _group({"health_check": [{"enabled": false}]})
	[balancer] := _found([_lb(_subnets), _listener(group), group])
	balancer.checked.holds == false
}

test_what_only_a_rule_leads_to if {
	group := _group({})
	listener := build.referring(build.terraform("aws_lb_listener", "web", {}), {"load_balancer_arn": [_lb(_subnets)]})
	rule := build.referring(build.terraform("aws_lb_listener_rule", "web", {}), {"listener_arn": [listener], "action.0.target_group_arn": [group]})
	[balancer] := _found([_lb(_subnets), listener, rule, group])
	balancer.related == [build.id(group)]
}

test_a_load_balancer_whose_subnets_are_not_known if {
	[balancer] := _found([build.terraform("aws_lb", "web", {"unknown": {"subnets": true}})])
	balancer.unknown == {"survives_data_centre": "aws_lb.web: subnets is known only after apply"}
}

_network(values) := build.over(_lb(_subnets), {"values": object.union({"load_balancer_type": "network"}, values)})

test_a_network_load_balancer_keeps_to_its_zone_unless_told_otherwise if {
	[balancer] := _found([_network({})])
	balancer.cross_zone == lib.fails(
		"enable_cross_zone_load_balancing is not set", "enable_cross_zone_load_balancing",
		"Set `enable_cross_zone_load_balancing = true`, or keep enough targets in each zone.",
	)
	[told] := _found([_network({"enable_cross_zone_load_balancing": true})])
	told.cross_zone == lib.holds("enable_cross_zone_load_balancing is true")
}

test_a_target_group_decides_for_itself if {
	group := _group({"load_balancing_cross_zone_enabled": "true"})
	[balancer] := _found([_network({}), _listener(group), group])
	balancer.cross_zone == lib.holds("load_balancing_cross_zone_enabled is true")
	off := _group({"load_balancing_cross_zone_enabled": "false"})
	[application] := _found([_lb(_subnets), _listener(off), off])
	application.cross_zone.holds == false
	inheriting := _group({"load_balancing_cross_zone_enabled": "use_load_balancer_configuration"})
	[inherited] := _found([_network({}), _listener(inheriting), inheriting])
	inherited.cross_zone.attribute == "enable_cross_zone_load_balancing"
}

test_in_one_data_centre_there_is_no_other_to_send_to if {
	alone := build.over(_lb(array.slice(_subnets, 0, 1)), {"values": {"load_balancer_type": "network"}})
	[balancer] := _found([alone])
	balancer.cross_zone == null
}

test_functions_are_not_checked if {
	group := _group({"target_type": "lambda", "health_check": [{"enabled": false}]})
	function := build.terraform("aws_lambda_function", "f", {})
	attachment := build.referring(build.terraform("aws_lb_target_group_attachment", "f", {}), {"target_group_arn": [group], "target_id": [function]})
	[balancer] := _found([_lb(_subnets), _listener(group), group, function, attachment])
	balancer.checked == null
	balancer.needs == [build.id(function)]
}

test_the_other_names_of_the_same_resources if {
	lb := build.referring(build.terraform("aws_alb", "web", {}), {"subnets": _subnets})
	group := build.terraform("aws_alb_target_group", "web", {})
	listener := build.referring(build.terraform("aws_alb_listener", "web", {}), {"load_balancer_arn": [lb], "default_action.0.target_group_arn": [group]})
	asg := build.referring(build.terraform("aws_autoscaling_group", "web", {}), {"traffic_source.0.identifier": [group]})
	[balancer] := _found([lb, group, listener, asg])
	balancer.needs == [build.id(asg)]
}

test_a_load_balancer_behind_another if {
	group := _group({"target_type": "alb"})
	inner := build.referring(build.terraform("aws_lb", "inner", {}), {"subnets": _subnets})
	attachment := build.referring(build.terraform("aws_lb_target_group_attachment", "inner", {}), {"target_group_arn": [group], "target_id": [inner]})
	outer := [balancer | some balancer in _found([_network({}), _listener(group), group, inner, attachment]); balancer.name == "aws_lb.web"]
	[balancer.needs | some balancer in outer] == [[build.id(inner)]]
}
