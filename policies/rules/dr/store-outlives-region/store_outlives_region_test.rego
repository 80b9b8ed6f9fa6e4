package resilience.rules_test.dr.store_outlives_region

import data.resilience.main
import data.resilience.testing as build

_source := build.terraform("aws_s3_bucket", "main", {"values": {"versioning": [{"enabled": true}]}})

_target(region) := build.terraform("aws_s3_bucket", "copy", {"values": {"versioning": [{"enabled": true}]}, "region": region})

_copy(rule) := build.referring(
	build.terraform("aws_s3_bucket_replication_configuration", "main", {"values": {"rule": [object.union({"status": "Enabled", "destination": [{}]}, rule)]}}),
	{"bucket": [_source], "rule.0.destination.0.bucket": [_target({"name": "us-east-1"})]},
)

_judged(resources) := judged if {
	judged := main.result.rules.dr["store-outlives-region"] with input as build.document(resources, {})
}

_messages(resources) := [entry.message | some entry in _judged(resources).violations]

test_a_bucket_without_copies if {
	_messages([_source]) == ["What is in aws_s3_bucket.main is lost with its region: it is kept in one region."]
}

test_a_bucket_that_is_copied_to_another_region if {
	_judged([_source, _target({"name": "us-east-1"}), _copy({})]) == {"subjects": [build.id(_source)], "violations": [], "undetermined": []}
}

test_a_replication_that_is_off if {
	_messages([_source, _target({"name": "us-east-1"}), _copy({"status": "Disabled"})]) == ["What is in aws_s3_bucket.main is lost with its region: its replication is disabled."]
}

test_a_replication_within_the_region if {
	_messages([_source, _target({"name": "eu-west-1"}), _copy({})]) == ["What is in aws_s3_bucket.main is lost with its region: its replication stays within eu-west-1."]
}

test_a_replication_to_a_region_that_is_not_known_is_undetermined if {
	judged := _judged([_source, _target({"unknown": "no provider names it"}), _copy({})])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == [
		"whether the copies of aws_s3_bucket.main can be read in another region is not known: aws_s3_bucket.copy: no provider names it",
	]
}

test_a_bucket_of_several_regions if {
	judged := _judged([build.terraform("google_storage_bucket", "main", {"values": {"location": "EU"}})])
	judged.violations == []
}

test_nothing_asks_for_it_where_no_recovery_is_meant if {
	[entry.asked | some entry in _judged([_source]).violations] == ["no"]
}
