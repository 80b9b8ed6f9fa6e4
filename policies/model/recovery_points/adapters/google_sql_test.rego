package resilience.recovery_points_google_sql_test

import data.resilience.model.recovery_points
import data.resilience.model.recovery_points.adapters.google_sql
import data.resilience.testing as build

_found(resources) := sort(found) if {
	found := google_sql.found with input as build.document(resources, {})
}

_main(backup) := build.terraform("google_sql_database_instance", "main", {
	"region": {"name": "europe-west1"},
	"values": {"database_version": "POSTGRES_16", "settings": [{"backup_configuration": [backup]}]},
})

_backup(region) := recovery_points.record("plan.json#google_sql_database_instance.main", "plan.json#google_sql_database_instance.main", "backup", {
	"region": region, "age_s": 86400, "age_from": "Google documentation: a backup is made once a day", "retention_s": 604800,
})

_continuous(retention_s) := recovery_points.record("plan.json#google_sql_database_instance.main", "plan.json#google_sql_database_instance.main", "continuous", {
	"region": "europe-west1", "age_s": 300, "age_from": "Google documentation: logs are kept up to about five minutes ago", "retention_s": retention_s,
})

test_no_backups if _found([_main({})]) == []

test_backups_go_to_the_closest_multi_region if {
	_found([_main({"enabled": true})]) == sort([_backup("europe-west1"), _backup("the closest multi-region")])
}

test_backups_that_are_told_to_stay if _found([_main({"enabled": true, "location": "europe-west1"})]) == [_backup("europe-west1")]

test_backups_of_which_the_place_is_not_known if {
	main := build.over(_main({"enabled": true}), {"withheld": {"settings": [{"backup_configuration": [{"location": true}]}]}})
	_found([main]) == sort([_backup("europe-west1"), _backup(null)])
}

test_logs_stay_in_the_region if {
	main := _main({"enabled": true, "location": "europe-west1", "point_in_time_recovery_enabled": true, "transaction_log_retention_days": 3})
	_found([main]) == sort([_backup("europe-west1"), _continuous(259200)])
}

test_backups_that_stay_when_the_instance_goes if {
	main := _main({"enabled": true, "point_in_time_recovery_enabled": true})
	kept := build.over(main, {"values": {"settings": [object.union(main.envelope.values.settings[0], {"retain_backups_on_delete": true})]}})
	every point in _found([kept]) { point.outlives_source }
	count(_found([kept])) == 3
}

test_a_replica_in_another_region if {
	main := _main({})
	copy := build.referring(build.terraform("google_sql_database_instance", "copy", {"region": {"name": "europe-west4"}}), {"master_instance_name": [main]})
	_found([main, copy]) == [recovery_points.record(build.id(copy), build.id(main), "replica", {
		"region": "europe-west4", "age_s": 300, "age_from": "Google documentation: minutes, no bound",
		"restore_s": 300, "restore_from": "Google documentation: minutes to promote", "outlives_source": true,
	})]
	_found([copy]) == []
}
