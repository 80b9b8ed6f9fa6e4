package resilience.load_balancers_aws_classic_elb_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.aws_classic_elb
import data.resilience.testing as build

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_elb(values, references) := build.referring(build.terraform("aws_elb", "web", {"values": values}), references)

_found(resources) := found if {
	found := aws_classic_elb.found with input as build.document(array.concat(_subnets, resources), {})
}

test_a_load_balancer_in_two_zones_with_its_machines if {
	elb := _elb({}, {"subnets": _subnets, "instances": ["plan.json#aws_instance.named"]})
	machine := build.machine("attached", "eu-west-1a")
	attachment := build.referring(build.terraform("aws_elb_attachment", "a", {}), {"elb": [elb], "instance": [machine]})
	naming := build.referring(build.terraform("aws_autoscaling_group", "naming", {}), {"load_balancers": [elb]})
	attached := build.terraform("aws_autoscaling_group", "attached", {})
	group := build.referring(build.terraform("aws_autoscaling_attachment", "g", {}), {"elb": [elb], "autoscaling_group_name": [attached]})
	service := build.referring(build.terraform("aws_ecs_service", "s", {}), {"load_balancer.0.elb_name": [elb]})
	_found([elb, machine, attachment, naming, attached, group, service]) == [build.component(elb, "load balancer", {
		"data_centres": ["eu-west-1a", "eu-west-1b"],
		"survives_data_centre": lib.holds("it is in eu-west-1a and eu-west-1b"),
		"cross_zone": lib.holds("cross_zone_load_balancing is true"),
		"checked": lib.holds("it checks its machines"),
		"drained": lib.fails("connection_draining is not set", "connection_draining", "Set `connection_draining = true`."),
		"needs": sort(["plan.json#aws_instance.named", build.id(machine), build.id(naming), build.id(attached), build.id(service)]),
	})]
}

test_one_that_names_its_zones if {
	[balancer] := _found([_elb({"availability_zones": ["eu-west-1a", "eu-west-1b"], "cross_zone_load_balancing": false}, {})])
	balancer.data_centres == ["eu-west-1a", "eu-west-1b"]
	balancer.cross_zone == lib.fails("cross_zone_load_balancing is false", "cross_zone_load_balancing", "Set `cross_zone_load_balancing = true`.")
}

test_one_in_one_zone if {
	[balancer] := _found([_elb({"cross_zone_load_balancing": false}, {"subnets": array.slice(_subnets, 0, 1)})])
	balancer.survives_data_centre.holds == false
	balancer.cross_zone == null
}
