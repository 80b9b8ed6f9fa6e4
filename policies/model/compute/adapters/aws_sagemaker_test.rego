package resilience.compute_aws_sagemaker_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_sagemaker
import data.resilience.testing as build

_configuration(variants) := build.terraform("aws_sagemaker_endpoint_configuration", "m", {"values": {"production_variants": variants}})

_found(variants) := found if {
	found := aws_sagemaker.found with input as build.document([_configuration(variants)], {})
}

test_a_variant_on_two_machines if {
	variants := [{"initial_instance_count": 2}]
	survives := lib.holds("production_variants.initial_instance_count is 2")
	_found(variants) == [build.component(_configuration(variants), "model endpoint", {"survives_node": survives, "survives_data_centre": survives})]
}

test_the_smallest_variant_counts if {
	[endpoint] := _found([{"initial_instance_count": 3}, {"initial_instance_count": 1}])
	endpoint.survives_node == lib.fails("production_variants.initial_instance_count is 1", "production_variants.1.initial_instance_count", "Set `production_variants.initial_instance_count = 2` or more.")
}

test_a_variant_without_machines_has_none_to_lose if _found([{"serverless_config": [{"max_concurrency": 5}]}]) == []
