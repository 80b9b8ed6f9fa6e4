package resilience.rules_test.dr.snapshot_schedule_active

import data.resilience.rules.dr["snapshot-schedule-active"] as rule
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

_estate(resources) := testing.document(array.concat([_location, _bucket], resources), {})

_off(why, text) := {
	"attribute": "spec.schedule",
	"message": $"Schedule full takes no snapshots: {why}.",
	"evidence": [{"name": "schedule", "value": text, "unit": "", "from": _full}],
}

test_an_active_full_schedule_passes if {
	_judged(_estate([_schedule("full", {})])) == _pass({_full})
}

test_a_paused_schedule_fails if {
	_judged(_estate([_schedule("full", {"paused": true})])) == _fail(_full, _off("it is paused", "0 */6 * * *"))
}

test_a_paused_schedule_beside_an_active_one_passes if {
	other := _schedule("other", {"paused": true})
	_judged(_estate([_schedule("full", {}), other])) == _pass({_full, testing.id(other)})
}

test_a_place_that_no_schedule_writes_to_fails if {
	_judged(_estate([])) == _fail(testing.id(_location), {
		"related": [testing.id(_bucket)],
		"message": "No schedule writes snapshots to snap: there is no recovery point but what someone makes by hand.",
		"evidence": [{"name": "schedules", "value": 0, "unit": "", "from": testing.id(_location)}],
	})
}

test_a_declared_schedule_writes_to_the_only_place if {
	declared := {"name": "console", "cluster": null, "schedule": {"text": "@daily", "max_gap_s": 86400}, "retention_s": null, "full": true}
	_judged(testing.document([_location, _bucket], {"declared": {"snapshot_schedules": [declared]}})) == _pass({"schedule:console"})
}

_machine := testing.machine("a", "eu-west-1a")

_cluster(objectives) := testing.document([_machine], {
	"clusters": [testing.cluster("pam", [_machine], {})],
	"objectives": object.union(testing.nothing_asked, objectives),
})

test_a_cluster_that_must_be_recoverable_without_snapshots_in_sight_is_undetermined if {
	_judged(_cluster({"rpo_s": 60})) == _undecided("cluster:pam", {"message": "No snapshots of pam are in sight, though it must be recoverable: if an admin console or another file schedules them, declare that."})
}

test_a_cluster_that_need_not_be_recoverable_is_not_asked if {
	_judged(_cluster({"tolerate": "data-centre"})) == _pass(set())
}

_unknown_schedule := testing.over(testing.kubernetes("velero.io/Schedule", "velero", "full", {}), {"unknown": {"spec": {"schedule": true}}})

test_a_schedule_that_is_not_known_is_needed if {
	rule.needs == ["schedule"]
	subjects := rule.subjects with input as _estate([_unknown_schedule])
	subjects[_full].unknown == {"schedule": "Schedule.velero.io/velero/full: spec.schedule is known only after apply"}
	violations := rule.violations with input as _estate([_unknown_schedule])
	violations == set()
}

# What waits in the recovery region is not blamed for what only the live one needs.
test_a_paused_schedule_of_a_cluster_that_waits_is_not_judged if {
	waiting := testing.over(testing.machine("w", "eu-central-1a"), {"region": {"name": "eu-central-1"}})
	in_recovery := {"input": "recovery.yaml"}
	document := testing.document(
		[_machine, waiting, _location, _bucket, _schedule("full", {}), testing.over(_schedule("off", {"paused": true}), in_recovery), testing.over(_location, in_recovery)],
		{
			"clusters": [testing.cluster("live", [_machine], {"inputs": ["app.yaml"]}), testing.cluster("waiting", [waiting], {"inputs": ["recovery.yaml"]})],
			"regions": {"live": "eu-west-1", "recovery": ["eu-central-1"]},
		},
	)
	_judged(document) == _pass({_full})
}
