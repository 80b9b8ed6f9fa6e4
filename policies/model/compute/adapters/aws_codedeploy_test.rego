package resilience.compute_aws_codedeploy_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_codedeploy
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_codedeploy.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_how_many_machines_a_deployment_leaves if {
	half := _made("aws_codedeploy_deployment_config", {"minimum_healthy_hosts": [{"type": "FLEET_PERCENT", "value": 50}]})
	_found([half]) == [build.component(half, "deployment configuration", {"rollout": lib.holds("minimum_healthy_hosts.value is 50")})]
	none := _made("aws_codedeploy_deployment_config", {"minimum_healthy_hosts": [{"type": "HOST_COUNT", "value": 0}]})
	_found([none]) == [build.component(none, "deployment configuration", {"rollout": lib.fails(
		"minimum_healthy_hosts lets all machines be away", "minimum_healthy_hosts.0.value",
		"Set `minimum_healthy_hosts.value = 1` or more.",
	)})]
	_found([_made("aws_codedeploy_deployment_config", {"compute_platform": "Lambda"})]) == []
}
