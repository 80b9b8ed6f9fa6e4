package resilience.data_services_google_firestore_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_firestore
import data.resilience.testing as build

_found(resources) := found if {
	found := google_firestore.found with input as build.document(resources, {})
}

_database(values) := build.terraform("google_firestore_database", "main", {"values": values})

_record(built, given) := build.component(built, "Firestore database", object.union(
	{
		"region": "europe-west1", "holds_data": true,
		"survives_node": lib.holds("Firestore copies it over several zones"), "survives_data_centre": lib.holds("Firestore copies it over several zones"),
		"survives_region": lib.fails("location_id is europe-west1", "location_id", "Make it in a location of several regions, such as `nam5` or `eur3`."),
		"backed_up": _no_recovery, "point_in_time": _no_recovery,
		"deletion_refused": lib.fails("delete_protection_state is not set", "delete_protection_state", "Set `delete_protection_state = \"DELETE_PROTECTION_ENABLED\"`."),
	},
	given,
))

_no_recovery := lib.fails("point_in_time_recovery_enablement is not set", "point_in_time_recovery_enablement", "Set `point_in_time_recovery_enablement = \"POINT_IN_TIME_RECOVERY_ENABLED\"`.")

test_a_database_of_one_region_as_it_comes if {
	database := build.over(_database({"location_id": "europe-west1"}), {"unknown": {"delete_protection_state": true}})
	_found([database]) == [_record(database, {})]
}

test_a_database_of_several_regions_that_is_kept if {
	database := _database({
		"location_id": "eur3", "point_in_time_recovery_enablement": "POINT_IN_TIME_RECOVERY_ENABLED",
		"delete_protection_state": "DELETE_PROTECTION_ENABLED",
	})
	recovery := lib.holds("point_in_time_recovery_enablement is POINT_IN_TIME_RECOVERY_ENABLED")
	_found([database]) == [_record(database, {
		"region": null, "global": true, "survives_region": lib.holds("location_id is eur3"),
		"backed_up": recovery, "point_in_time": recovery,
		"deletion_refused": lib.holds("delete_protection_state is DELETE_PROTECTION_ENABLED"),
	})]
}

test_a_schedule_backs_it_up if {
	database := _database({"location_id": "europe-west1", "deletion_policy": "ABANDON"})
	schedule := build.referring(build.terraform("google_firestore_backup_schedule", "daily", {}), {"database": [database]})
	[saved] := _found([database, schedule])
	saved.backed_up == lib.holds("it has a backup schedule")
	saved.deletion_refused == lib.holds("deletion_policy is ABANDON")
}

test_a_location_that_is_not_known if {
	[open] := _found([build.over(_database({}), {"unknown": {"location_id": true}})])
	[open.region, open.global, open.survives_region.holds] == [null, false, null]
}
