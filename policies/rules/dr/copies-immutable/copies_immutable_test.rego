package resilience.rules_test.dr.copies_immutable

import data.resilience.main
import data.resilience.testing as build

_judged(values) := judged if {
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([build.terraform("aws_s3_bucket", "main", {"values": values})], {})
}

test_a_bucket_without_a_lock if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged({}).violations] == [[
		"Copies in aws_s3_bucket.main can be deleted or overwritten (object_lock_enabled is not set).", "object_lock_enabled",
		"Set `object_lock_enabled = true`.",
	]]
}

test_a_bucket_with_a_lock if {
	_judged({"object_lock_enabled": true}) == {"subjects": ["plan.json#aws_s3_bucket.main"], "violations": [], "undetermined": []}
}

test_a_lock_that_is_not_known_is_undetermined if {
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([build.terraform("aws_s3_bucket", "main", {"withheld": {"object_lock_enabled": true}})], {})
	[entry.message | some entry in judged.undetermined] == ["aws_s3_bucket.main: object_lock_enabled is marked sensitive"]
}
