package resilience.rules_test.dr.snapshots_complete

import data.resilience.rules.dr["snapshots-complete"] as rule
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
	undetermined := set()
}

_pass(subjects) := {"subjects": subjects, "violations": set(), "undetermined": set()}

_fail(subject, entry) := {"subjects": {subject}, "violations": {object.union({"subject": subject}, entry)}, "undetermined": set()}

_estate(resources) := testing.document(array.concat([_location, _bucket], resources), {})

test_a_full_schedule_passes if {
	_judged(_estate([_schedule("full", {})])) == _pass({_full})
}

test_a_partial_schedule_fails if {
	_judged(_estate([_schedule("full", {"template": {"includedNamespaces": ["shop"]}})])) == _fail(_full, {
		"attribute": "spec.template",
		"message": "Schedule full takes partial snapshots (its template takes only some namespaces), and no other takes full ones: a new cluster can't be restored from them.",
		"evidence": [{"name": "schedule", "value": "0 */6 * * *", "unit": "", "from": _full}],
	})
}

test_a_partial_schedule_beside_a_full_one_passes if {
	part := _schedule("part", {"template": {"includedNamespaces": ["shop"]}})
	_judged(_estate([_schedule("full", {}), part])) == _pass({_full, testing.id(part)})
}

test_a_paused_schedule_is_judged_elsewhere if {
	_judged(_estate([_schedule("full", {"paused": true})])) == _pass(set())
}
