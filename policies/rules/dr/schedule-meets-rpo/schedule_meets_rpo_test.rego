package resilience.rules_test.dr.schedule_meets_rpo

import data.resilience.rules.dr["schedule-meets-rpo"] as rule
import data.resilience.testing

_location := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {"provider": "gcp", "objectStorage": {"bucket": "snap"}}})

_bucket := testing.terraform("google_storage_bucket", "snap", {"values": {"name": "snap", "location": "EU"}})

_schedule(name, spec) := testing.referring(
	testing.kubernetes("velero.io/Schedule", "velero", name, {"spec": object.union({"schedule": {"text": "0 */6 * * *", "max_gap_s": 21600}}, spec)}),
	{"spec.template.storageLocation": [_location]},
)

_full := testing.id(_schedule("full", {}))

_judged(document) := {"subjects": subjects, "violations": violations, "undetermined": undetermined} if {
	found := rule.subjects with input as document
	subjects := {id | some id, _ in found}
	violations := rule.violations with input as document
	undetermined := rule.undetermined with input as document
}

_pass(subjects) := {"subjects": subjects, "violations": set(), "undetermined": set()}

_fail(subject, entry) := {"subjects": {subject}, "violations": {object.union({"subject": subject}, entry)}, "undetermined": set()}

_undecided(subject, entry) := {"subjects": {subject}, "violations": set(), "undetermined": {object.union({"subject": subject}, entry)}}

_estate(schedules, rpo_s) := testing.document(array.concat([_location, _bucket], schedules), {"objectives": {"tolerate": null, "rto_s": null, "rpo_s": rpo_s}})

_terms(id) := [
	{"name": "longest time between runs", "value": 21600, "unit": "s", "from": id},
	{"name": "time that a backup takes", "value": 0, "unit": "s", "from": "default"},
	{"name": "time until a copy is in another region", "value": 3600, "unit": "s", "from": testing.id(_bucket)},
]

test_gap_and_lag_within_the_rpo_pass if {
	_judged(_estate([_schedule("full", {})], 25200)) == _pass({_full})
}

test_gap_and_lag_beyond_the_rpo_fail if {
	_judged(_estate([_schedule("full", {})], 25199)) == _fail(_full, {
		"attribute": "spec.schedule",
		"message": "Up to 7 h of work is lost in a recovery from full, more than the RPO of 6 h 59 min.",
		"evidence": array.concat(_terms(_full), [{"name": "RPO", "value": 25199, "unit": "s", "from": "setting"}]),
	})
}

test_another_schedule_that_meets_it_is_enough if {
	rare := _schedule("rare", {"schedule": {"text": "@weekly", "max_gap_s": 604800}})
	_judged(_estate([_schedule("full", {}), rare], 25200)) == _pass({_full, testing.id(rare)})
}

test_without_an_rpo_nothing_is_judged if {
	_judged(_estate([_schedule("full", {})], null)) == _pass(set())
}

test_a_schedule_that_is_not_known_is_needed if {
	blind := testing.over(testing.kubernetes("velero.io/Schedule", "velero", "full", {}), {"unknown": {"spec": {"schedule": true}}})
	rule.needs == ["schedule"]
	_judged(_estate([blind], 60)) == _pass({_full})
}

_source := testing.terraform("aws_s3_bucket", "snap", {"values": {"bucket": "snap", "versioning": [{"enabled": true}]}})

_replica := testing.terraform("aws_s3_bucket", "replica", {"values": {"versioning": [{"enabled": true}]}, "region": {"name": "eu-central-1"}})

_copy := testing.referring(
	testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [{"status": "Enabled", "destination": [{}]}]}}),
	{"bucket": [_source], "rule.0.destination.0.bucket": [_replica]},
)

_in_s3 := testing.over(_location, {"values": {"spec": {"provider": "aws"}}})

test_replication_without_a_bound_is_undetermined if {
	document := testing.document([_in_s3, _source, _replica, _copy, _schedule("full", {})], {"objectives": {"tolerate": null, "rto_s": null, "rpo_s": 86400}})
	_judged(document) == _undecided(_full, {
		"attribute": "spec.schedule",
		"message": "Whether full meets the RPO of 24 h is not known: nothing bounds the time until a copy is in another region.",
		"evidence": array.concat(array.slice(_terms(_full), 0, 2), [{
			"name": "time until a copy is in another region", "value": null, "unit": "s",
			"from": "plan.json#aws_s3_bucket_replication_configuration.copy#0",
		}]),
	})
}

test_what_is_known_may_be_too_much_already if {
	document := testing.document([_in_s3, _source, _replica, _copy, _schedule("full", {})], {"objectives": {"tolerate": null, "rto_s": null, "rpo_s": 60}})
	judged := _judged(document)
	judged.undetermined == set()
	{found.subject | some found in judged.violations} == {_full}
}
