package resilience.rules_test.dr.prerequisites_elsewhere

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["prerequisites-elsewhere"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_key := build.terraform("aws_kms_key", "main", {})

test_a_key_of_one_region if {
	_messages(_judged([_key]).violations) == [[
		"aws_kms_key.main is only in its own region (no replica of it is in sight): a recovery elsewhere has to do without.", "multi_region",
		"Set `multi_region = true` and make an `aws_kms_replica_key` of it in the recovery region.",
	]]
}

test_a_key_with_a_replica if {
	replica := build.referring(build.terraform("aws_kms_replica_key", "main", {}), {"primary_key_arn": [_key]})
	_judged([_key, replica]) == {"subjects": ["plan.json#aws_kms_key.main"], "violations": [], "undetermined": []}
}

test_it_is_asked_for_only_where_a_recovery_elsewhere_is if {
	[entry.asked | some entry in _judged([_key]).violations] == ["no"]
	meant := main.result.rules.dr["prerequisites-elsewhere"] with input as build.document([_key], {"regions": {"recovery": ["us-east-1"]}})
	[entry.asked | some entry in meant.violations] == ["none"]
}
