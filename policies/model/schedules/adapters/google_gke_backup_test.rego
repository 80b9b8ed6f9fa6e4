package resilience.schedules_google_gke_backup_test

import data.resilience.model.schedules.adapters.google_gke_backup
import data.resilience.testing as build

_cluster := build.terraform("google_container_cluster", "main", {"region": {"name": "europe-west1"}})

_whole := {"backup_config": [{"all_namespaces": true, "include_volume_data": true}]}

_plan(values) := build.referring(build.terraform("google_gke_backup_backup_plan", "daily", {"values": object.union(_whole, values)}), {"cluster": [_cluster]})

_found(plan) := schedule if {
	[schedule] := google_gke_backup.found with input as build.document([_cluster, plan], {})
}

_daily := {"backup_schedule": [{"cron_schedule": {"text": "0 2 * * *", "max_gap_s": 86400}}]}

_expected(given) := object.union(
	{
		"id": "plan.json#google_gke_backup_backup_plan.daily", "name": "google_gke_backup_backup_plan.daily", "kind": "gke backup",
		"cluster": build.id(_cluster), "store": "plan.json#google_gke_backup_backup_plan.daily",
		"active": true, "why_inactive": "", "full": true, "why_partial": "", "namespaces": {"included": ["*"], "excluded": []}, "labelled": false, "volumes": "moved",
		"text": "0 2 * * *", "max_gap_s": 86400,
		"retention_s": 3155760000, "retention_from": "plan.json#google_gke_backup_backup_plan.daily", "unknown": {},
	},
	given,
)

test_a_daily_backup_that_is_kept if {
	_found(_plan(object.union(_daily, {"name": "shop", "retention_policy": [{"backup_retain_days": 14}]}))) == _expected({"name": "shop", "retention_s": 1209600})
	_found(_plan(_daily)) == _expected({})
}

test_backups_as_often_as_an_rpo_needs if {
	_found(_plan({"backup_schedule": [{"rpo_config": [{"target_rpo_minutes": 120}]}]})) == _expected({"text": "every 120 min", "max_gap_s": 7200})
}

_idle(why) := _expected({"active": false, "why_inactive": why})

test_plans_that_take_nothing if {
	_found(_plan(object.union(_daily, {"deactivated": true}))) == _idle("it is deactivated")
	_found(_plan({"backup_schedule": [object.union(_daily.backup_schedule[0], {"paused": true})]})) == _idle("it is paused")
	_found(_plan({})) == object.union(_idle("it has no schedule"), {"text": "", "max_gap_s": null})
	_found(_plan({"backup_schedule": [{"cron_schedule": {"text": "x", "error": "must have five fields"}}]})) == object.union(_idle("its schedule is not valid (must have five fields)"), {"text": "x", "max_gap_s": null})
	_found(_plan({"backup_schedule": [{"cron_schedule": {"text": "0 0 31 2 *", "never": true}}]})) == object.union(_idle("its schedule never fires"), {"text": "0 0 31 2 *", "max_gap_s": null})
}

test_plans_that_take_a_part if {
	_found(_plan(object.union(_daily, {"backup_config": [{"all_namespaces": false, "include_volume_data": true}]}))) == _expected({"full": false, "why_partial": "it takes only some namespaces", "namespaces": {"included": [], "excluded": []}})
	_found(_plan(object.union(_daily, {"backup_config": [{"all_namespaces": true, "include_volume_data": false}]}))) == _expected({"full": false, "why_partial": "it leaves out volumes", "volumes": "none"})
}

test_a_schedule_that_is_not_known if {
	plan := build.over(_plan({}), {"withheld": {"backup_schedule": true}})
	_found(plan) == _expected({"text": "", "max_gap_s": null, "unknown": {"schedule": "google_gke_backup_backup_plan.daily: backup_schedule is marked sensitive"}})
}

_part(config) := [schedule.namespaces.included, schedule.labelled] if schedule := _found(_plan(object.union(_daily, {"backup_config": [config]})))

test_what_a_plan_takes if {
	_part({"selected_namespaces": [{"namespaces": ["shop"]}]}) == [["shop"], false]
	_part({"selected_namespaces": [{"namespaces": ["shop", 3]}], "selected_applications": []}) == [["shop"], false]
	_part({"all_namespaces": true}) == [["*"], false]
	_part({"selected_applications": [{"namespaced_names": [{"name": "web"}]}]}) == [["*"], true]
}

test_what_a_plan_takes_may_not_be_known if {
	some_namespaces := build.over(_plan(object.union(_daily, {"backup_config": [{"include_volume_data": true}]})), {"withheld": {"backup_config": [{"all_namespaces": true}]}})
	_found(some_namespaces) == _expected({})
	some_volumes := build.over(_plan(object.union(_daily, {"backup_config": [{"all_namespaces": true}]})), {"withheld": {"backup_config": [{"include_volume_data": true}]}})
	_found(some_volumes) == _expected({})
}

test_how_long_backups_are_kept if {
	_found(_plan(object.union(_daily, {"retention_policy": [{"backup_retain_days": 1}]}))).retention_s == 86400
	_found(_plan(object.union(_daily, {"retention_policy": [{"backup_retain_days": 0}]}))).retention_s == 3155760000
	_found(_plan(_daily)).retention_s == 3155760000
}

test_a_plan_that_is_paused_or_off if {
	_found(_plan({"deactivated": true, "backup_schedule": _daily.backup_schedule})).why_inactive == "it is deactivated"
	_found(_plan({"backup_schedule": [object.union(_daily.backup_schedule[0], {"paused": true})]})).why_inactive == "it is paused"
	_found(_plan(object.union(_daily, {"name": "nightly"}))).name == "nightly"
}
