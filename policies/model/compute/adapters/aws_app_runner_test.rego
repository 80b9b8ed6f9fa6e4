package resilience.compute_aws_app_runner_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_app_runner
import data.resilience.testing as build

test_a_service_with_what_its_containers_refer_to if {
	service := build.referring(
		build.terraform("aws_apprunner_service", "web", {}),
		{"source_configuration.0.image_repository.0.image_configuration.0.runtime_environment_variables": ["plan.json#aws_dynamodb_table.t"]},
	)
	found := aws_app_runner.found with input as build.document([service], {})
	found == [build.component(service, "container service", {
		"survives_node": lib.holds("App Runner replaces what fails"), "replaced": lib.holds("App Runner replaces what fails"),
		"survives_data_centre": lib.holds("App Runner runs it in several data centres"),
		"scales": lib.holds("App Runner scales it"),
		"needs": ["plan.json#aws_dynamodb_table.t"],
	})]
}
