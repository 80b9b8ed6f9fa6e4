package resilience.model.replications.adapters.aws_test

import data.resilience.model.replications.adapters.aws
import data.resilience.testing

# Bucket and replica are created together: names and ARNs are known only after apply, and references link them.
_source := testing.terraform("aws_s3_bucket", "source", {"unknown": {"id": true, "arn": true, "bucket": true}})

_replica(region) := testing.terraform("aws_s3_bucket", "replica", {"region": {"name": region}, "unknown": {"id": true, "arn": true}})

_versioning(name, bucket) := testing.referring(
	testing.terraform("aws_s3_bucket_versioning", name, {"values": {"versioning_configuration": [{"status": "Enabled"}]}}),
	{"bucket": [bucket]},
)

_config(rule, unknown) := testing.referring(
	testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [rule]}, "unknown": unknown}),
	{"bucket": [_source], "rule.0.destination.0.bucket": [_replica("eu-central-1")]},
)

_open := {"status": "Enabled", "filter": [{"prefix": "", "tag": [], "and": []}], "destination": [{}]}

_timed := {"status": "Enabled", "filter": [{}], "destination": [{"replication_time": [{"status": "Enabled", "time": [{"minutes": 15}]}]}]}

_found(resources) := copies if {
	copies := aws.found with input as testing.document(resources, {})
}

_found_of_rule(rule) := _found([
	_source, _replica("eu-central-1"), _config(rule, {}),
	_versioning("source", _source), _versioning("replica", _replica("eu-central-1")),
])

_copy(overrides) := object.union(
	{
		"id": "plan.json#aws_s3_bucket_replication_configuration.copy#0",
		"from": "plan.json#aws_s3_bucket.source", "to": "plan.json#aws_s3_bucket.replica", "to_name": "aws_s3_bucket.replica",
		"from_region": "eu-west-1", "to_region": "eu-central-1", "active": true, "whole": true, "prefix": "", "versioned": true,
		"lag_s": null, "lag_source": "no replication time control", "reasons": [], "unknown": {},
	},
	overrides,
)

test_buckets_created_together_are_linked_by_references if {
	_found_of_rule(_open) == [_copy({})]
}

test_replication_time_control_bounds_the_lag if {
	_found_of_rule(_timed) == [_copy({"lag_s": 900, "lag_source": "replication time control"})]
}

test_a_replica_in_the_same_region_has_that_region if {
	_found([
		_source, _replica("eu-west-1"), _config(_open, {}),
		_versioning("source", _source), _versioning("replica", _replica("eu-west-1")),
	]) == [_copy({"to_region": "eu-west-1"})]
}

test_a_disabled_rule_is_not_active if {
	_found_of_rule(object.union(_open, {"status": "Disabled"})) == [_copy({"active": false, "reasons": ["its rule is disabled"]})]
}

test_a_prefix_in_the_filter_narrows if {
	_found_of_rule({"status": "Enabled", "filter": [{"prefix": "logs/"}], "destination": [{}]}) == [_copy({
		"prefix": "logs/",
		"reasons": ["its rule copies only what begins with logs/"],
	})]
}

test_a_prefix_of_the_old_form_narrows if {
	_found_of_rule({"status": "Enabled", "prefix": "logs/", "destination": [{}]}) == [_copy({
		"prefix": "logs/",
		"reasons": ["its rule copies only what begins with logs/"],
	})]
}

test_a_tag_makes_it_partial if {
	_found_of_rule({"status": "Enabled", "filter": [{"tag": [{"key": "copy", "value": "yes"}]}], "destination": [{}]}) == [_copy({
		"whole": false,
		"reasons": ["its rule copies only what has a tag"],
	})]
}

test_tags_and_prefix_together_are_both_seen if {
	_found_of_rule({"status": "Enabled", "filter": [{"and": [{"prefix": "pam", "tags": {"copy": "yes"}}]}], "destination": [{}]}) == [_copy({
		"whole": false, "prefix": "pam",
		"reasons": ["its rule copies only what has a tag", "its rule copies only what begins with pam"],
	})]
}

test_versioning_on_one_side_is_not_enough if {
	_found([_source, _replica("eu-central-1"), _config(_open, {}), _versioning("source", _source)]) == [_copy({"versioned": false})]
}

test_versioning_inside_the_bucket_counts if {
	old := testing.over(_source, {"values": {"versioning": [{"enabled": true}]}})
	_found([old, _replica("eu-central-1"), _config(_open, {}), _versioning("replica", _replica("eu-central-1"))]) == [_copy({})]
}

test_versioning_that_is_not_known_is_unknown if {
	blind := testing.referring(
		testing.terraform("aws_s3_bucket_versioning", "replica", {"unknown": {"versioning_configuration": true}}),
		{"bucket": [_replica("eu-central-1")]},
	)
	_found([_source, _replica("eu-central-1"), _config(_open, {}), _versioning("source", _source), blind]) == [_copy({
		"versioned": null,
		"unknown": {"versioned": "aws_s3_bucket.replica: whether it is versioned is known only after apply"},
	})]
}

test_a_status_that_is_not_known_is_unknown if {
	_found([
		_source, _replica("eu-central-1"), _config({"filter": [{}], "destination": [{}]}, {"rule": [{"status": true}]}),
		_versioning("source", _source), _versioning("replica", _replica("eu-central-1")),
	]) == [_copy({"unknown": {"active": "aws_s3_bucket_replication_configuration.copy: rule.0.status is known only after apply"}})]
}

test_a_bucket_that_is_in_no_input_is_unknown if {
	config := testing.referring(
		testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [object.union(_open, {"destination": [{"bucket": "arn:aws:s3:::elsewhere"}]})]}}),
		{"bucket": [_source]},
	)
	_found([_source, config, _versioning("source", _source)]) == [_copy({
		"to": null, "to_name": "elsewhere", "to_region": null, "versioned": null,
		"unknown": {"to_region": "elsewhere is in no input"},
	})]
}

test_replication_inside_the_bucket_is_found if {
	bucket := testing.referring(
		testing.terraform("aws_s3_bucket", "source", {"values": {
			"versioning": [{"enabled": true}],
			"replication_configuration": [{"rules": [{"status": "Enabled", "destination": [{}]}]}],
		}}),
		{"replication_configuration.0.rules.0.destination.0.bucket": [_replica("eu-central-1")]},
	)
	_found([bucket, _replica("eu-central-1"), _versioning("replica", _replica("eu-central-1"))]) == [_copy({"id": "plan.json#aws_s3_bucket.source#0"})]
}

test_a_rule_that_is_no_object_is_survived if {
	count(_found_of_rule(null)) == 1
}

_missing(resources) := found if {
	found := aws.not_in_sight with input as testing.document(resources, {})
}

test_a_replica_that_no_input_shows_is_not_in_sight if {
	rule := {"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::away"}]}
	expected := {{"what": "bucket", "type": "aws_s3_bucket", "id": "arn:aws:s3:::away"}}
	_missing([_source, testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [rule]}})]) == expected
	inline := testing.terraform("aws_s3_bucket", "old", {"values": {"replication_configuration": [{"rules": [rule]}]}})
	_missing([inline]) == expected
}

test_a_replica_that_is_referred_to_or_not_known_yet_is_no_literal if {
	rule := {"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::replica"}]}
	_missing([_source, _replica("eu-central-1"), _config(rule, {})]) == set()
	every value in [{}, {"bucket": ""}, {"bucket": 3}] {
		_missing([testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [{"destination": [value]}]}})]) == set()
	}
}

test_rules_that_are_known_only_after_apply if {
	why := "aws_s3_bucket_replication_configuration.later: rule is known only after apply"
	config := testing.referring(testing.terraform("aws_s3_bucket_replication_configuration", "later", {"unknown": {"rule": true}}), {"bucket": [_source]})
	found := aws.found with input as testing.document([_source, config], {})
	found == [{
		"id": testing.id(config), "from": testing.id(_source), "to": null, "to_name": "a bucket that is not known",
		"from_region": "eu-west-1", "to_region": null,
		"active": true, "whole": true, "prefix": "", "versioned": null, "lag_s": null, "lag_source": why,
		"reasons": [], "unknown": {"to_region": why, "active": why, "prefix": why},
	}]
}
