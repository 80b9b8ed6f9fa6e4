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
