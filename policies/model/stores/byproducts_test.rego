package resilience.model.stores.byproducts_test

import data.resilience.model.stores.byproducts
import data.resilience.testing as build

_bucket := build.terraform("aws_s3_bucket", "logs", {"values": {"bucket": "logs"}})

_balancer := build.referring(build.terraform("aws_lb", "web", {}), {"access_logs.0.bucket": [_bucket]})

_found(resources) := found if {
	found := byproducts.by_id with input as build.document(resources, {})
}

test_a_bucket_of_logs if _found([_bucket, _balancer]) == {build.id(_bucket): true}

test_what_configures_it_does_not_count if {
	versioning := build.referring(build.terraform("aws_s3_bucket_versioning", "logs", {}), {"bucket": [_bucket]})
	_found([_bucket, _balancer, versioning]) == {build.id(_bucket): true}
}

test_a_bucket_with_another_use if {
	function := build.referring(build.terraform("aws_lambda_function", "web", {}), {"environment.0.variables.BUCKET": [_bucket]})
	_found([_bucket, _balancer, function]) == {}
	_found([_bucket]) == {}
}

test_a_bucket_that_is_copied_elsewhere if {
	copies := build.terraform("aws_s3_bucket", "copies", {"values": {"bucket": "copies"}})
	replication := build.referring(
		build.terraform("aws_s3_bucket_replication_configuration", "logs", {"values": {"rule": [{"status": "Enabled"}]}}),
		{"bucket": [_bucket], "rule.0.destination.0.bucket": [copies]},
	)
	_found([_bucket, _balancer, copies, replication]) == {}
}

test_a_bucket_that_functions_are_installed_from if {
	every type, path in {"aws_lambda_function": "s3_bucket", "google_cloudfunctions2_function": "build_config.0.source.0.storage_source.0.bucket"} {
		function := build.referring(build.terraform(type, "web", {}), {path: [_bucket]})
		_found([_bucket, function]) == {build.id(_bucket): true}
	}
}
