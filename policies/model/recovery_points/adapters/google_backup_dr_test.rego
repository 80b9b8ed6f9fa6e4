package resilience.recovery_points_google_backup_dr_test

import data.resilience.model.recovery_points
import data.resilience.model.recovery_points.adapters.google_backup_dr
import data.resilience.testing as build

_found(resources) := found if {
	found := google_backup_dr.found with input as build.document(resources, {})
}

_vault := build.terraform("google_backup_dr_backup_vault", "far", {"region": {"name": "europe-west4"}})

_rule(recurrence, days) := {"backup_retention_days": days, "standard_schedule": [recurrence]}

_plan(rules, references) := build.referring(build.terraform("google_backup_dr_backup_plan", "daily", {"region": {"name": "europe-west1"}, "values": {"backup_rules": rules}}), references)

_association := build.referring(build.terraform("google_backup_dr_backup_plan_association", "disk", {}), {
	"backup_plan": ["plan.json#google_backup_dr_backup_plan.daily"], "resource": ["plan.json#google_compute_disk.data"],
})

_point(given) := recovery_points.record("plan.json#google_backup_dr_backup_plan_association.disk", "plan.json#google_compute_disk.data", "backup", object.union(
	{"region": "europe-west1", "age_s": 86400, "age_from": "plan.json#google_backup_dr_backup_plan.daily", "retention_s": 604800, "outlives_source": true},
	given,
))

test_what_a_plan_copies if {
	_found([_plan([_rule({"recurrence_type": "DAILY"}, 7)], {}), _association]) == [_point({})]
	_found([_association]) == []
}

test_the_shortest_rule_and_the_longest_retention_count if {
	rules := [_rule({"recurrence_type": "HOURLY", "hourly_frequency": 6}, 3), _rule({"recurrence_type": "WEEKLY"}, 90)]
	_found([_vault, _plan(rules, {"backup_vault": [_vault]}), _association]) == [_point({"region": "europe-west4", "age_s": 21600, "retention_s": 7776000})]
}

test_a_plan_without_rules if _found([_plan([], {}), _association]) == [_point({"age_s": null, "retention_s": null})]

test_a_single_backup_of_a_share if {
	backup := build.referring(build.terraform("google_filestore_backup", "once", {"region": {"name": "europe-west4"}}), {"source_instance": ["plan.json#google_filestore_instance.media"]})
	_found([backup]) == [recovery_points.record(build.id(backup), "plan.json#google_filestore_instance.media", "backup", {"region": "europe-west4", "outlives_source": true})]
}
