package resilience.recovery_points_google_disks_test

import data.resilience.model.recovery_points
import data.resilience.model.recovery_points.adapters.google_disks
import data.resilience.testing as build

_found(resources) := sort(found) if {
	found := google_disks.found with input as build.document(resources, {})
}

_policy(policy) := build.terraform("google_compute_resource_policy", "daily", {"values": {"snapshot_schedule_policy": [policy]}})

_disk(policies) := build.referring(build.terraform("google_compute_disk", "data", {"region": {"name": "europe-west1"}}), {"resource_policies": policies})

_snapshot(given) := recovery_points.record("plan.json#google_compute_resource_policy.daily", "plan.json#google_compute_disk.data", "backup", object.union(
	{"region": "europe-west1", "age_s": 86400, "age_from": "plan.json#google_compute_resource_policy.daily", "retention_s": 1209600, "outlives_source": true},
	given,
))

_every(schedule) := {"schedule": [schedule], "retention_policy": [{"max_retention_days": 14}], "snapshot_properties": [{"storage_locations": ["europe-west1"]}]}

_daily := {"daily_schedule": [{"days_in_cycle": 1}]}

test_a_disk_that_names_its_schedule if {
	policy := _policy(object.remove(_every(_daily), ["snapshot_properties"]))
	_found([policy, _disk([policy])]) == sort([_snapshot({}), _snapshot({"region": "the closest multi-region"})])
}

test_a_schedule_that_is_attached_and_lets_its_snapshots_go if {
	policy := _policy(object.union(_every(_daily), {"retention_policy": [{"max_retention_days": 7, "on_source_disk_delete": "APPLY_RETENTION_POLICY"}]}))
	attachment := build.referring(build.terraform("google_compute_disk_resource_policy_attachment", "data", {}), {"name": [policy], "disk": [_disk([])]})
	_found([policy, _disk([]), attachment]) == [_snapshot({"retention_s": 604800, "outlives_source": false})]
}

test_snapshots_of_which_the_place_is_not_known if {
	policy := build.over(_policy(_every(_daily)), {"withheld": {"snapshot_schedule_policy": [{"snapshot_properties": [{"storage_locations": true}]}]}})
	[point.region | some point in _found([policy, _disk([policy])])] == [null, "europe-west1"]
}

test_how_far_apart_snapshots_are if {
	gaps := {
		21600: {"hourly_schedule": [{"hours_in_cycle": 6}]},
		172800: {"daily_schedule": [{"days_in_cycle": 2}]},
		345600: {"weekly_schedule": [{"day_of_weeks": [{"day": "MONDAY"}, {"day": "THURSDAY"}]}]},
		604800: {"weekly_schedule": [{"day_of_weeks": [{"day": "Sunday"}]}]},
		null: {"weekly_schedule": [{"day_of_weeks": []}]},
	}
	every seconds, schedule in gaps {
		policy := _policy(_every(schedule))
		_found([policy, _disk([policy])]) == [_snapshot({"age_s": seconds})]
	}
	nothing := _policy(_every({}))
	[point] := _found([nothing, _disk([nothing])])
	point.age_s == null
}

test_a_disk_that_follows_another if {
	copy := build.referring(build.terraform("google_compute_region_disk", "dr", {"region": {"name": "europe-west4"}}), {"async_primary_disk.0.disk": [_disk([])]})
	_found([_disk([]), copy]) == [recovery_points.record(build.id(copy), "plan.json#google_compute_disk.data", "replica", {
		"region": "europe-west4", "age_s": 60, "age_from": "Google documentation: within a minute most of the time, no bound", "outlives_source": true,
	})]
	_found([copy]) == []
}

test_every_day_of_the_week if {
	days := ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
	every i, day in days {
		every j, other in days {
			policy := _policy(_every({"weekly_schedule": [{"day_of_weeks": [{"day": day}, {"day": other}]}]}))
			[point.age_s | some point in _found([policy, _disk([policy])])] == [86400 * _longest(abs(i - j))]
		}
	}
}

_longest(0) := 7

_longest(apart) := max([apart, 7 - apart]) if apart > 0
