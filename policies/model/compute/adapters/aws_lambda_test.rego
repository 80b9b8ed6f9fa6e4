package resilience.compute_aws_lambda_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_lambda
import data.resilience.testing as build

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_function(values, references) := build.referring(build.terraform("aws_lambda_function", "f", {"values": values}), references)

_found(resources) := found if {
	found := aws_lambda.found with input as build.document(array.concat(_subnets, resources), {})
}

test_a_function_with_what_it_refers_to_and_reads if {
	queue := build.terraform("aws_sqs_queue", "orders", {})
	function := _function({"vpc_config": []}, {"environment.0.variables": ["plan.json#aws_dynamodb_table.t"], "file_system_config.0.arn": ["plan.json#aws_efs_access_point.p"]})
	mapping := build.referring(build.terraform("aws_lambda_event_source_mapping", "m", {}), {"function_name": [function], "event_source_arn": [queue]})
	_found([function, mapping, queue]) == [build.component(function, "function", {
		"survives_node": lib.holds("Lambda runs it wherever there is room"),
		"survives_data_centre": lib.holds("Lambda runs it in several data centres"),
		"needs": ["plan.json#aws_dynamodb_table.t", "plan.json#aws_efs_access_point.p", "plan.json#aws_sqs_queue.orders"],
	})]
}

test_a_function_in_subnets_of_one_zone if {
	[function] := _found([_function({}, {"vpc_config.0.subnet_ids": array.slice(_subnets, 0, 1)})])
	function.survives_data_centre == lib.fails("it is in eu-west-1a only", "vpc_config", "Give `vpc_config` subnets of two zones or more.")
	function.data_centres == ["eu-west-1a"]
}

test_a_function_in_subnets_of_two if {
	[function] := _found([_function({}, {"vpc_config.0.subnet_ids": _subnets})])
	function.survives_data_centre == lib.holds("it is in eu-west-1a and eu-west-1b")
}

test_subnets_that_no_input_shows if {
	[function] := _found([_function({"vpc_config": [{"subnet_ids": ["subnet-1"]}]}, {})])
	function.survives_data_centre.holds == null
}

test_a_vpc_without_subnets_is_none if {
	[function] := _found([_function({"vpc_config": [{"subnet_ids": []}]}, {})])
	function.survives_data_centre.holds == true
}
