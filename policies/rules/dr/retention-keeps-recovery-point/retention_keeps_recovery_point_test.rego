package resilience.rules_test.dr.retention_keeps_recovery_point

import data.resilience.rules.dr["retention-keeps-recovery-point"] as rule
import data.resilience.testing

_location := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {"provider": "gcp", "objectStorage": {"bucket": "snap"}}})

_bucket := testing.terraform("google_storage_bucket", "snap", {"values": {"name": "snap", "location": "EU"}})

_schedule(name, spec) := testing.referring(
	testing.kubernetes("velero.io/Schedule", "velero", name, {"spec": object.union({"schedule": {"text": "0 */6 * * *", "max_gap_s": 21600}}, spec)}),
	{"spec.template.storageLocation": [_location]},
)

_full := testing.id(_schedule("full", {}))

_judged(document) := {"subjects": subjects, "violations": violations, "undetermined": set()} if {
	found := rule.subjects with input as document
	subjects := {id | some id, _ in found}
	violations := rule.violations with input as document
}

_pass(subjects) := {"subjects": subjects, "violations": set(), "undetermined": set()}

_fail(subject, entry) := {"subjects": {subject}, "violations": {object.union({"subject": subject}, entry)}, "undetermined": set()}

_estate(schedules, recovery) := testing.document(array.concat([_location, _bucket], schedules), {"recovery": recovery})

_kept(name, seconds) := _schedule(name, {"template": {"ttl": {"text": "x", "seconds": seconds}}})

_terms(backup_s, from) := [
	{"name": "longest time between runs", "value": 21600, "unit": "s", "from": _full},
	{"name": "time that a backup takes", "value": backup_s, "unit": "s", "from": from},
	{"name": "time until a copy is in another region", "value": 3600, "unit": "s", "from": testing.id(_bucket)},
]

test_longer_than_until_the_next_one_is_there_passes if {
	_judged(_estate([_kept("full", 25201)], {})) == _pass({_full})
}

test_no_longer_fails if {
	_judged(_estate([_kept("full", 25200)], {})) == _fail(_full, {
		"attribute": "spec.template.ttl",
		"message": "Snapshots of full are kept for 7 h, no longer than the 7 h until the next one is there: for a time there is none.",
		"evidence": array.concat(_terms(0, "default"), [{"name": "retention", "value": 25200, "unit": "s", "from": _full}]),
	})
}

test_the_time_that_a_backup_takes_counts if {
	_judged(_estate([_kept("full", 25201)], {"backup_duration_s": 60})) == _fail(_full, {
		"attribute": "spec.template.ttl",
		"message": "Snapshots of full are kept for 7 h, no longer than the 7 h 1 min until the next one is there: for a time there is none.",
		"evidence": array.concat(_terms(60, "setting"), [{"name": "retention", "value": 25201, "unit": "s", "from": _full}]),
	})
}

test_the_default_of_30_days_passes if {
	_judged(_estate([_schedule("full", {})], {})) == _pass({_full})
}

test_another_schedule_that_keeps_long_enough_is_enough if {
	other := _schedule("other", {})
	_judged(_estate([_kept("full", 60), other], {})) == _pass({_full, testing.id(other)})
}

test_a_schedule_that_does_not_run_is_not_judged if {
	_judged(_estate([_schedule("full", {"paused": true})], {})) == _pass(set())
}

test_a_schedule_that_is_not_known_is_needed if {
	blind := testing.over(testing.kubernetes("velero.io/Schedule", "velero", "full", {}), {"unknown": {"spec": {"schedule": true}}})
	rule.needs == ["schedule"]
	_judged(_estate([blind], {})) == _pass({_full})
}
