package resilience.compute_aws_ecs_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_ecs
import data.resilience.testing as build

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_service(values, references) := build.referring(
	build.terraform("aws_ecs_service", "web", {"values": object.union({"name": "web", "network_configuration": [{}]}, values)}),
	object.union({"network_configuration.0.subnets": _subnets}, references),
)

_found(resources) := found if {
	found := aws_ecs.found with input as build.document(array.concat(_subnets, resources), {})
}

_definition := build.referring(
	build.terraform("aws_ecs_task_definition", "web", {}),
	{"container_definitions": ["plan.json#aws_db_instance.main"], "volume.0.efs_volume_configuration.0.file_system_id": ["plan.json#aws_efs_file_system.data"]},
)

test_a_service_over_two_zones_with_what_its_tasks_refer_to if {
	service := _service({"desired_count": 3}, {"task_definition": [_definition]})
	_found([service, _definition]) == [build.component(service, "container service", {
		"data_centres": ["eu-west-1a", "eu-west-1b"], "count": 3, "by_data_centre": {"eu-west-1a": 2, "eu-west-1b": 1},
		"survives_node": lib.holds("it has 3 tasks"), "survives_data_centre": lib.holds("it is in eu-west-1a and eu-west-1b"),
		"replaced": lib.holds("the service replaces what fails"),
		"rollout": lib.holds("deployment_minimum_healthy_percent is 100"),
		"needs": ["plan.json#aws_db_instance.main", "plan.json#aws_efs_file_system.data"],
		"related": [build.id(_definition)],
	})]
}

test_one_task if {
	[service] := _found([_service({"desired_count": 1}, {})])
	service.survives_node == lib.fails("it has 1 task", null, "Set `desired_count = 2` or more.")
	service.survives_data_centre.why == "it has one task"
}

test_no_task_has_nothing_to_lose if {
	[service] := _found([_service({"desired_count": 0}, {})])
	service.survives_node == lib.holds("it keeps no task that could fail")
	service.scales == null
}

test_a_number_that_is_decided_elsewhere if {
	[service] := _found([_service({}, {})])
	service.survives_node == lib.undecided("aws_ecs_service.web: desired_count is not set, so that its number is decided elsewhere")
	[hidden] := _found([build.over(_service({}, {}), {"withheld": {"desired_count": true}})])
	hidden.survives_node.why == "aws_ecs_service.web: desired_count is marked sensitive"
}

test_tasks_in_one_zone if {
	[service] := _found([_service({"desired_count": 2}, {"network_configuration.0.subnets": array.slice(_subnets, 0, 1)})])
	service.survives_data_centre.why == "it is in eu-west-1a only"
}

test_a_strategy_that_may_put_all_into_one_zone if {
	[packed] := _found([_service({"desired_count": 4, "ordered_placement_strategy": [{"type": "binpack", "field": "cpu"}]}, {})])
	packed.survives_data_centre.attribute == "ordered_placement_strategy"
	[by_host] := _found([_service({"desired_count": 4, "ordered_placement_strategy": [{"type": "spread", "field": "instanceId"}]}, {})])
	by_host.survives_data_centre.holds == false
	[spread] := _found([_service({"desired_count": 4, "ordered_placement_strategy": [{"type": "spread", "field": "attribute:ecs.availability-zone"}, {"type": "binpack"}]}, {})])
	spread.survives_data_centre.holds == true
}

test_one_task_on_each_machine_is_judged_with_the_machines if _found([_service({"scheduling_strategy": "DAEMON"}, {})]) == []

_target(values, references) := build.referring(build.terraform("aws_appautoscaling_target", "web", {"values": values}), references)

test_a_scaling_target_keeps_the_number_up if {
	service := _service({"desired_count": 1, "load_balancer": [{}]}, {})
	target := _target({"min_capacity": 2, "max_capacity": 6}, {"resource_id": [service]})
	[without] := _found([service, target])
	without.count == 2
	without.scales == lib.fails("no scaling policy changes its number of tasks", "desired_count", "Make an `aws_appautoscaling_target` of the service, and an `aws_appautoscaling_policy` for it.")
	policy := build.referring(build.terraform("aws_appautoscaling_policy", "cpu", {}), {"resource_id": [target]})
	[with_policy] := _found([service, target, policy])
	with_policy.scales == lib.holds("a scaling policy changes its number of tasks")
}

test_a_target_that_names_the_service if {
	cluster := build.terraform("aws_ecs_cluster", "main", {"values": {"name": "main"}})
	service := _service({"desired_count": 1}, {"cluster": [cluster]})
	target := _target({"min_capacity": 3, "resource_id": "service/main/web"}, {})
	policy := build.terraform("aws_appautoscaling_policy", "cpu", {"values": {"resource_id": "service/main/web"}})
	[found] := _found([cluster, service, target, policy])
	found.count == 3
	found.scales.holds == true
	[other] := _found([cluster, service, build.over(target, {"values": {"min_capacity": 3, "resource_id": "service/other/web"}})])
	other.count == 1
}

test_tasks_on_machines_of_the_cluster if {
	cluster := build.terraform("aws_ecs_cluster", "main", {})
	asg := build.referring(build.terraform("aws_autoscaling_group", "nodes", {"values": {"min_size": 2}}), {"vpc_zone_identifier": _subnets})
	provider := build.referring(build.terraform("aws_ecs_capacity_provider", "nodes", {}), {"auto_scaling_group_provider.0.auto_scaling_group_arn": [asg]})
	chosen := build.referring(build.terraform("aws_ecs_cluster_capacity_providers", "main", {}), {"cluster_name": [cluster], "capacity_providers": [provider]})
	service := build.referring(build.terraform("aws_ecs_service", "web", {"values": {"desired_count": 2}}), {"cluster": [cluster]})
	[found] := _found([cluster, asg, provider, chosen, service])
	found.by_data_centre == {"eu-west-1a": 1, "eu-west-1b": 1}
	found.needs == [build.id(asg)]
	named := build.referring(build.terraform("aws_ecs_service", "web", {"values": {"desired_count": 2}}), {"capacity_provider_strategy.0.capacity_provider": [provider]})
	[naming] := _found([asg, provider, named])
	naming.needs == [build.id(asg)]
}

test_tasks_of_which_nothing_says_where if {
	[service] := _found([build.terraform("aws_ecs_service", "web", {"values": {"desired_count": 2}})])
	service.survives_data_centre == lib.undecided("aws_ecs_service.web: which machines its tasks run on can't be told")
}

test_a_new_version_that_stops_all_tasks if {
	[service] := _found([_service({"desired_count": 2, "deployment_minimum_healthy_percent": 0}, {})])
	service.rollout == lib.fails(
		"deployment_minimum_healthy_percent is 0, so that all of its tasks may be stopped at once",
		"deployment_minimum_healthy_percent", "Set `deployment_minimum_healthy_percent = 50` or more.",
	)
}
