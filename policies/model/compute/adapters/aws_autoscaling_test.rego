package resilience.compute_aws_autoscaling_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_autoscaling
import data.resilience.testing as build

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_asg(values, references) := build.referring(build.terraform("aws_autoscaling_group", "web", {"values": values}), object.union({"vpc_zone_identifier": _subnets}, references))

_found(asg) := found if {
	found := aws_autoscaling.found with input as build.document(array.concat(_subnets, [asg]), {})
}

test_a_group_over_two_zones if {
	asg := _asg({"min_size": 2}, {})
	_found(asg) == [build.component(asg, "Auto Scaling group", {
		"data_centres": ["eu-west-1a", "eu-west-1b"], "count": 2, "by_data_centre": {"eu-west-1a": 1, "eu-west-1b": 1},
		"survives_node": lib.holds("it has 2 machines"), "survives_data_centre": lib.holds("it is in eu-west-1a and eu-west-1b"),
		"replaced": lib.holds("the group replaces what fails"),
	})]
}

test_a_group_that_keeps_one_machine if {
	[component] := _found(_asg({"min_size": 1}, {}))
	component.survives_node == lib.fails("it has 1 machine", null, "Set `min_size = 2` or more.")
	component.survives_data_centre.why == "it has one machine"
}

test_a_group_behind_a_load_balancer_must_ask_it if {
	[component] := _found(_asg({"min_size": 2}, {"target_group_arns": ["plan.json#aws_lb_target_group.web"]}))
	component.checked == lib.fails("health_check_type is not set", "health_check_type", "Set `health_check_type = \"ELB\"`.")
	[asking] := _found(_asg({"min_size": 2, "health_check_type": "ELB", "load_balancers": ["web"]}, {}))
	asking.checked == lib.holds("health_check_type is ELB")
}

test_nodes_of_a_cluster_are_none if {
	asg := _asg({"min_size": 2}, {})
	found := aws_autoscaling.found with input as build.document(array.concat(_subnets, [asg]), {"clusters": [build.cluster("pam", [asg], {})]})
	found == []
}

test_room_to_grow_that_nothing_uses if {
	[component] := _found(_asg({"min_size": 2, "max_size": 4}, {}))
	component.scales == lib.fails("nothing changes its number of machines, whatever `max_size` allows", "max_size", "Make an `aws_autoscaling_policy` for it.")
	[fixed] := _found(_asg({"min_size": 2, "max_size": 2}, {}))
	fixed.scales == null
}

test_what_changes_the_number_of_machines if {
	asg := _asg({"min_size": 2, "max_size": 4}, {})
	movers := [
		build.referring(build.terraform("aws_autoscaling_policy", "cpu", {}), {"autoscaling_group_name": [asg]}),
		build.referring(build.terraform("aws_autoscaling_schedule", "day", {}), {"autoscaling_group_name": [asg]}),
		build.referring(build.terraform("aws_ecs_capacity_provider", "ecs", {}), {"auto_scaling_group_provider.0.auto_scaling_group_arn": [asg]}),
	]
	every mover in movers {
		found := aws_autoscaling.found with input as build.document([asg, mover], {})
		found[0].scales == lib.holds("something changes its number of machines")
		found[0].checked == null
	}
	[tagged] := _found(_asg({"min_size": 2, "max_size": 4, "tag": [{"key": "Name", "value": "x"}, {"key": "k8s.io/cluster-autoscaler/enabled", "value": "true"}]}, {}))
	tagged.scales == lib.holds("a cluster autoscaler changes its number of machines")
}

test_what_the_user_data_of_its_template_refers_to if {
	template := build.referring(build.terraform("aws_launch_template", "web", {}), {"user_data": ["plan.json#aws_db_instance.main"]})
	asg := _asg({"min_size": 2}, {"mixed_instances_policy.0.launch_template.0.launch_template_specification.0.launch_template_id": [template]})
	found := aws_autoscaling.found with input as build.document([asg, template], {})
	found[0].needs == ["plan.json#aws_db_instance.main"]
}

_spot(more) := object.union(
	{"mixed_instances_policy": [{
		"instances_distribution": [{"on_demand_percentage_above_base_capacity": 0}],
		"launch_template": [{"override": [{"instance_type": "m6i.large"}, {"instance_type": "m5.large"}]}],
	}]},
	more,
)

_replaced(values) := found[0].replaced if {
	found := _found(_asg(values, {}))
}

test_spot_machines_are_replaced_in_time if {
	_replaced(_spot({})) == lib.fails("capacity_rebalance is not true, so that a spot machine is replaced only when it is gone", "capacity_rebalance", "Set `capacity_rebalance = true`.")
	_replaced(_spot({"capacity_rebalance": true})).holds == true
	of_one := {"capacity_rebalance": true, "mixed_instances_policy": [{"instances_distribution": [{"on_demand_percentage_above_base_capacity": 0}], "launch_template": [{"override": []}]}]}
	_replaced(of_one).why == "its spot machines are of one type, and none is to be had while that is short"
	by_need := {"capacity_rebalance": true, "mixed_instances_policy": [{
		"instances_distribution": [{"on_demand_percentage_above_base_capacity": 0}],
		"launch_template": [{"override": [{"instance_requirements": [{"memory_mib": [{"min": 4096}]}]}]}],
	}]}
	_replaced(by_need).holds == true
}

test_a_refresh_that_leaves_none if {
	[group] := _found(_asg({"instance_refresh": [{"preferences": [{"min_healthy_percentage": 0}]}]}, {}))
	group.rollout == lib.fails(
		"a refresh may replace all of its machines at once", "instance_refresh.0.preferences.0.min_healthy_percentage",
		"Set `instance_refresh.preferences.min_healthy_percentage = 1` or more.",
	)
	[plain] := _found(_asg({"instance_refresh": [{}]}, {}))
	plain.rollout.holds == true
}

_checked(values, references) := component.checked if {
	[component] := _found(_asg(object.union({"min_size": 2}, values), references))
}

test_every_kind_of_check if {
	[[type, _checked({"health_check_type": type, "load_balancers": ["web"]}, {}).holds] | some type in ["EC2", "ELB", "EBS", "VPC_LATTICE"]] == [["EC2", false], ["ELB", true], ["EBS", true], ["VPC_LATTICE", true]]
}

test_every_way_to_stand_behind_a_load_balancer if {
	every attribute in ["target_group_arns", "traffic_source.0.identifier", "load_balancers"] {
		_checked({}, {attribute: ["plan.json#x"]}).holds == false
	}
	every attribute in ["target_group_arns", "load_balancers"] {
		_checked({attribute: ["x"]}, {}).holds == false
		_checked({attribute: []}, {}) == null
	}
	asg := _asg({"min_size": 2}, {})
	every type in ["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"] {
		found := aws_autoscaling.found with input as build.document([asg, build.referring(build.terraform(type, "web", {}), {"autoscaling_group_name": [asg]})], {})
		found[0].checked.holds == false
	}
}

test_room_to_grow_begins_above_the_least if {
	[[size, component.scales == null] |
		some size in [[2, 1], [2, 2], [2, 3], [0, 0], [0, 1]]
		some component in _found(_asg({"min_size": size[0], "max_size": size[1]}, {}))
	] == [[[2, 1], true], [[2, 2], true], [[2, 3], false], [[0, 0], true], [[0, 1], false]]
}

_rolled(preferences) := component.rollout if {
	[component] := _found(_asg({"min_size": 2, "instance_refresh": [{"preferences": [preferences]}]}, {}))
}

test_how_much_a_refresh_keeps if {
	[_rolled({"min_healthy_percentage": n}).holds | some n in [0, 1, 90]] == [false, true, true]
	_rolled({}).holds == true
	[none] := _found(_asg({"min_size": 2}, {}))
	none.rollout == null
}
