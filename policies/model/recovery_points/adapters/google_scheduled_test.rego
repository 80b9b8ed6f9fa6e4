package resilience.recovery_points_google_scheduled_test

import data.resilience.model.recovery_points
import data.resilience.model.recovery_points.adapters.google_scheduled
import data.resilience.testing as build

_found(resources) := found if {
	found := google_scheduled.found with input as build.document(resources, {})
}

_instance(values) := build.terraform("google_spanner_instance", "main", {"values": object.union({"config": "regional-europe-west1"}, values)})

_orders := build.referring(build.terraform("google_spanner_database", "orders", {}), {"instance": [_instance({})]})

test_a_schedule_of_spanner if {
	schedule := build.referring(
		build.terraform("google_spanner_backup_schedule", "orders", {"values": {
			"retention_duration": {"text": "172800s", "seconds": 172800},
			"spec": [{"cron_spec": [{"text": {"text": "0 */12 * * *", "max_gap_s": 43200}}]}],
		}}),
		{"database": [_orders]},
	)
	_found([_instance({}), _orders, schedule]) == [recovery_points.record(build.id(schedule), build.id(_orders), "backup", {
		"region": "europe-west1", "age_s": 43200, "age_from": build.id(schedule), "retention_s": 172800, "outlives_source": true,
	})]
	_found([_instance({}), _orders]) == []
}

test_the_default_schedule_of_a_spanner_instance if {
	instance := _instance({"default_backup_schedule_type": "AUTOMATIC"})
	_found([instance, _orders]) == [recovery_points.record(build.id(instance), build.id(_orders), "backup", {
		"region": "europe-west1", "age_s": 86400, "age_from": "Google documentation: the default schedule makes a full backup every day",
		"retention_s": 604800, "outlives_source": true,
	})]
}

_store(values) := build.terraform("google_firestore_database", "main", {"values": object.union({"location_id": "europe-west1"}, values)})

_schedule(values) := build.referring(
	build.terraform("google_firestore_backup_schedule", "main", {"values": object.union({"retention": {"text": "604800s", "seconds": 604800}}, values)}),
	{"database": [_store({})]},
)

test_schedules_of_firestore if {
	[daily] := _found([_store({}), _schedule({"daily_recurrence": [{}]})])
	daily == recovery_points.record("plan.json#google_firestore_backup_schedule.main", "plan.json#google_firestore_database.main", "backup", {
		"region": "europe-west1", "age_s": 86400, "age_from": "plan.json#google_firestore_backup_schedule.main",
		"retention_s": 604800, "outlives_source": true,
	})
	[weekly] := _found([_store({}), _schedule({"weekly_recurrence": [{"day": "SUNDAY"}]})])
	weekly.age_s == 604800
}

test_point_in_time_recovery_of_firestore if {
	_found([_store({"point_in_time_recovery_enablement": "POINT_IN_TIME_RECOVERY_ENABLED"})]) == [recovery_points.record(
		"plan.json#google_firestore_database.main", "plan.json#google_firestore_database.main", "continuous",
		{"region": "europe-west1", "age_s": 60, "age_from": "Google documentation: one version a minute", "retention_s": 604800},
	)]
	_found([_store({})]) == []
}

test_automated_backups_of_bigtable if {
	instance := build.terraform("google_bigtable_instance", "main", {"values": {"cluster": [{"zone": "europe-west1-b"}]}})
	table := build.referring(build.terraform("google_bigtable_table", "orders", {"values": {"automated_backup_policy": [{"retention_period": {"text": "72h", "seconds": 259200}}]}}), {"instance_name": [instance]})
	_found([instance, table]) == [recovery_points.record(build.id(table), build.id(table), "backup", {
		"region": "europe-west1", "age_s": 86400, "age_from": build.id(table), "retention_s": 259200,
	})]
	_found([instance, build.over(table, {"values": {"automated_backup_policy": []}})]) == []
}

test_automated_backups_of_memorystore if {
	values := {"automated_backup_config": [{"retention": {"text": "3024000s", "seconds": 3024000}}]}
	every type in ["google_redis_cluster", "google_memorystore_instance"] {
		cluster := build.terraform(type, "carts", {"values": values})
		_found([cluster]) == [recovery_points.record(build.id(cluster), build.id(cluster), "backup", {
			"region": "eu-west-1", "age_s": 86400, "age_from": "Google documentation: a backup is made once a day", "retention_s": 3024000, "outlives_source": true,
		})]
		_found([build.over(cluster, {"values": {"automated_backup_config": []}})]) == []
	}
}
