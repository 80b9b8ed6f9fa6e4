package resilience.data_services_aws_cognito_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_cognito
import data.resilience.testing as build

_found(values) := found if {
	found := aws_cognito.found with input as build.document([build.terraform("aws_cognito_user_pool", "users", {"values": values})], {})
}

test_a_pool_that_can_be_deleted if {
	_found({}) == [build.component(build.terraform("aws_cognito_user_pool", "users", {}), "user pool", {
		"holds_data": true, "survives_data_centre": lib.holds("Cognito keeps it in several zones"),
		"deletion_refused": lib.fails("deletion_protection is not set", "deletion_protection", "Set `deletion_protection = \"ACTIVE\"`."),
	})]
}

test_a_pool_that_is_protected if {
	[pool] := _found({"deletion_protection": "ACTIVE"})
	pool.deletion_refused == lib.holds("deletion_protection is ACTIVE")
}
