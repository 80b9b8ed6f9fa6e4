package resilience.data_services_google_sql_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_sql
import data.resilience.testing as build

_found(resources) := found if {
	found := google_sql.found with input as build.document(resources, {})
}

_instance(name, overrides) := build.terraform("google_sql_database_instance", name, object.union({"region": {"name": "europe-west1"}}, overrides))

_settings(given) := [object.union({"availability_type": "REGIONAL", "backup_configuration": [{"enabled": true, "point_in_time_recovery_enabled": true}]}, given)]

_main(settings, values) := _instance("main", {"values": object.union({"database_version": "POSTGRES_16", "settings": _settings(settings)}, values)})

_record(built, given) := build.component(built, "Cloud SQL database", object.union(
	{
		"holds_data": true, "failover_s": 120, "retention_s": 604800,
		"survives_node": lib.holds("settings.availability_type is REGIONAL"), "survives_data_centre": lib.holds("settings.availability_type is REGIONAL"),
		"backed_up": lib.holds("settings.backup_configuration.enabled is true"), "point_in_time": lib.holds("settings.backup_configuration.enabled is true"),
		"backup_elsewhere": lib.holds("its backups are kept beyond its region"),
		"deletion_refused": lib.holds("deletion_protection is true"),
	},
	given,
))

test_an_instance_with_a_standby_backups_and_protection if {
	instance := _main({"location_preference": [{"zone": "europe-west1-b", "secondary_zone": "europe-west1-c"}]}, {})
	_found([instance]) == [_record(instance, {"data_centres": ["europe-west1-b", "europe-west1-c"]})]
}

_bare := {
	"survives_node": _zonal, "survives_data_centre": _zonal,
	"backed_up": _unsaved, "point_in_time": _unsaved, "backup_elsewhere": _unsaved,
}

_zonal := lib.fails("settings.availability_type is not set", "settings.0.availability_type", "Set `settings.availability_type = \"REGIONAL\"`.")

_unsaved := lib.fails("settings.backup_configuration.enabled is not set", "settings.0.backup_configuration.0.enabled", "Set `settings.backup_configuration.enabled = true`.")

# The zone of a standby is no place of what has none, and a reference to a network beside says nothing of backups.
test_an_instance_of_nothing_but_its_settings if {
	instance := _instance("main", {
		"values": {"settings": [{"tier": "db-g1-small", "location_preference": [{"zone": "projects/p/zones/europe-west1-b", "secondary_zone": "europe-west1-c"}]}]},
		"unknown": {"settings": [{"backup_configuration": true, "ip_configuration": [{"private_network": true}]}], "master_instance_name": true},
		"references": {"settings.0.ip_configuration.0.private_network": ["plan.json#google_compute_network.shop"]},
	})
	_found([instance]) == [_record(instance, object.union(_bare, {"data_centres": ["europe-west1-b"]}))]
}

test_a_failover_replica_takes_over if {
	instance := _main({"availability_type": "ZONAL"}, {"database_version": "MYSQL_5_7"})
	replica := build.referring(_instance("failover", {"values": {"replica_configuration": [{"failover_target": true}]}}), {"master_instance_name": [instance]})
	[standby, main] := _found([replica, instance])
	main.survives_data_centre == lib.holds("it has a failover replica")
	standby.replica_of == build.id(instance)
	reading := build.referring(_instance("copy", {"values": {"replica_configuration": [{"failover_target": false}]}}), {"master_instance_name": [instance]})
	[_, alone] := _found([reading, instance])
	alone.survives_data_centre.holds == false
}

test_a_failover_replica_that_nothing_fails_over_to if {
	instance := _main({"availability_type": "ZONAL"}, {"database_version": "POSTGRES_16"})
	other := build.referring(
		_instance("failover", {"values": {"database_version": "POSTGRES_16", "replica_configuration": [{"failover_target": true}]}}),
		{"master_instance_name": [instance]},
	)
	[_, of_postgres] := _found([other, instance])
	of_postgres.survives_data_centre.holds == false

	mysql := _main({"availability_type": "ZONAL"}, {"database_version": "MYSQL_8_0"})
	abroad := build.over(
		build.referring(_instance("failover", {"values": {"database_version": "MYSQL_8_0", "replica_configuration": [{"failover_target": true}]}}), {"master_instance_name": [mysql]}),
		{"region": {"name": "us-east1"}},
	)
	[_, alone] := _found([abroad, mysql])
	alone.survives_data_centre.holds == false
}

test_point_in_time_recovery_takes_the_logs_of_its_engine if {
	backup := {"backup_configuration": [{"enabled": true, "binary_log_enabled": true}]}
	[mysql] := _found([_main(backup, {"database_version": "MYSQL_8_0"})])
	mysql.point_in_time.holds == true
	[postgres] := _found([_main(backup, {"database_version": "POSTGRES_16"})])
	postgres.point_in_time.attribute == "settings.0.backup_configuration.0.point_in_time_recovery_enabled"
}

test_backups_are_kept_for_as_many_days_as_there_are if {
	[given] := _found([_main({"backup_configuration": [{"enabled": true, "backup_retention_settings": [{"retained_backups": 30}]}]}, {})])
	given.retention_s == 2592000
	[plus] := _found([_main({"edition": "ENTERPRISE_PLUS"}, {})])
	plus.retention_s == 1296000
}

test_backups_that_stay_in_the_region if {
	[near] := _found([_main({"backup_configuration": [{"enabled": true, "location": "EUROPE-WEST1"}]}, {})])
	near.backup_elsewhere.why == "its backups are kept in europe-west1"
	[far] := _found([_main({"backup_configuration": [{"enabled": true, "location": "europe-west4"}]}, {})])
	far.backup_elsewhere.holds == true
	[open] := _found([build.over(_main({"backup_configuration": [{"enabled": true}]}, {}), {
		"unknown": {"settings": [{"backup_configuration": [{"location": true}]}]},
		"references": {"settings.0.backup_configuration.0.location": ["plan.json#x.y"]},
	})])
	open.backup_elsewhere.holds == null
}

test_what_can_be_deleted_should_leave_a_backup if {
	[bare] := _found([_main({}, {"deletion_protection": false})])
	bare.deletion_refused == lib.fails("deletion_protection is false", "deletion_protection", "Set `deletion_protection = true`.")
	bare.deletion_undone.attribute == "settings.0.final_backup_config.0.enabled"
	bare.deletion_undone.holds == false
	[final] := _found([_main({"final_backup_config": [{"enabled": true}]}, {"deletion_protection": false})])
	final.deletion_undone.holds == true
	[kept] := _found([_main({"retain_backups_on_delete": true}, {"deletion_protection": false})])
	kept.deletion_undone.holds == true
	[protected] := _found([_main({"deletion_protection_enabled": true}, {"deletion_protection": false})])
	protected.deletion_refused.holds == true
	protected.deletion_undone == null
}

test_a_replica_of_what_no_input_shows if {
	[named] := _found([_main({}, {"master_instance_name": "elsewhere"})])
	named.replica_of == "elsewhere"
	[computed] := _found([build.over(_main({}, {}), {"unknown": {"master_instance_name": true}, "withheld": {"master_instance_name": true}})])
	computed.replica_of == "unknown"
}

test_what_keeps_backups if {
	google_sql.keeps_backups(_main({"retain_backups_on_delete": true}, {}).envelope)
	google_sql.keeps_backups(_main({}, {}).envelope) == false
}
