package resilience.recovery_points_aws_dlm_test

import data.resilience.model.recovery_points.adapters.aws_dlm
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_dlm.found with input as build.document(resources, {})
}

_volume := build.terraform("aws_ebs_volume", "data", {"values": {"tags_all": {"snapshot": "true"}}})

_other := build.terraform("aws_ebs_volume", "other", {"values": {"tags_all": {"snapshot": "no"}}})

_twice := {"create_rule": [{"interval": 12, "interval_unit": "HOURS"}], "retain_rule": [{"count": 14}]}

_policy(schedule, details) := build.terraform("aws_dlm_lifecycle_policy", "nightly", {"values": {"policy_details": [object.union(
	{"resource_types": ["VOLUME"], "target_tags": {"snapshot": "true"}, "schedule": [schedule]},
	details,
)]}})

_point(overrides) := object.union(
	{
		"id": "plan.json#aws_dlm_lifecycle_policy.nightly", "of": build.id(_volume), "kind": "backup", "region": "eu-west-1",
		"age_s": 43200, "age_from": "plan.json#aws_dlm_lifecycle_policy.nightly",
		"restore_s": null, "restore_from": "AWS documentation: depends on the amount of data",
		"retention_s": 604800, "outlives_source": true, "unknown": {},
	},
	overrides,
)

test_a_policy_takes_what_has_its_tag if {
	_found([_policy(_twice, {}), _volume, _other]) == [_point({})]
}

test_a_policy_that_is_off_or_of_another_region if {
	_found([build.over(_policy(_twice, {}), {"values": {"state": "DISABLED"}}), _volume]) == []
	_found([build.over(_policy(_twice, {}), {"region": {"name": "us-east-1"}}), _volume]) == []
}

test_copies_in_other_regions if {
	retained := [{"interval": 2, "interval_unit": "WEEKS"}]
	schedule := object.union(_twice, {"cross_region_copy_rule": [
		{"target": "eu-central-1", "retain_rule": retained},
		{"target_region": "us-east-1"},
		{"target": "arn:aws:outposts:us-east-1:1:outpost/op-1"},
	]})
	_found([_policy(schedule, {}), _volume]) == [
		_point({}),
		_point({"region": "eu-central-1", "retention_s": 1209600}),
		_point({"region": "us-east-1", "retention_s": null}),
		_point({"region": null, "retention_s": null, "unknown": {"region": "aws_dlm_lifecycle_policy.nightly: where it copies to is not known"}}),
	]
}

test_how_long_snapshots_are_kept if {
	every one in [["DAYS", 86400], ["WEEKS", 604800], ["MONTHS", 2592000], ["YEARS", 31536000]] {
		kept := object.union(_twice, {"retain_rule": [{"interval": 3, "interval_unit": one[0]}]})
		_found([_policy(kept, {}), _volume]) == [_point({"retention_s": 3 * one[1]})]
	}
}

test_a_schedule_by_cron if {
	weekly := {"create_rule": [{"cron_expression": {"text": "cron(0 18 ? * FRI *)", "max_gap_s": 604800}}], "retain_rule": [{"interval": 1, "interval_unit": "MONTHS"}]}
	_found([_policy(weekly, {}), _volume]) == [_point({"age_s": 604800, "retention_s": 2592000})]
	never := {"create_rule": [{"cron_expression": {"text": "cron(0 0 31 2 ? *)", "never": true}}]}
	_found([_policy(never, {}), _volume]) == []
	wrong := {"create_rule": [{"cron_expression": {"text": "x", "error": "must be cron"}}], "retain_rule": [{"count": 3}]}
	_found([_policy(wrong, {}), _volume]) == [_point({"age_s": null, "retention_s": null, "unknown": {"age_s": "aws_dlm_lifecycle_policy.nightly: how often it runs is not known"}})]
}

test_volumes_of_machines if {
	machine := build.over(build.machine("a", "eu-west-1a"), {"values": {"tags": {"snapshot": "true"}}})
	attachment := build.referring(build.terraform("aws_volume_attachment", "data", {}), {"instance_id": [machine], "volume_id": [_volume]})
	_found([_policy(_twice, {"resource_types": ["INSTANCE"]}), machine, attachment, _volume, _other]) == [_point({})]
}

test_a_default_policy if {
	policy := build.terraform("aws_dlm_lifecycle_policy", "nightly", {"values": {"default_policy": "VOLUME", "policy_details": [{"create_interval": 2}]}})
	_found([policy, _other]) == [_point({"of": build.id(_other), "age_s": 172800})]
}

test_how_long_by_each_unit if {
	{unit: found[0].retention_s |
		some unit in ["DAYS", "WEEKS", "MONTHS", "YEARS"]
		found := _found([_volume, _policy({"create_rule": [{"interval": 12, "interval_unit": "HOURS"}], "retain_rule": [{"interval": 2, "interval_unit": unit}]}, {})])
	} == {"DAYS": 172800, "WEEKS": 1209600, "MONTHS": 5184000, "YEARS": 63072000}
}
