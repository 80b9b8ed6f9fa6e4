package resilience.data_services_google_spanner_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_spanner
import data.resilience.testing as build

_found(resources) := found if {
	found := google_spanner.found with input as build.document(resources, {})
}

_instance(values) := build.terraform("google_spanner_instance", "main", {"region": {"name": "us-east1"}, "values": values})

_regional := _instance({"config": "projects/p/instanceConfigs/regional-europe-west1"})

_database(instance, values) := build.referring(build.terraform("google_spanner_database", "orders", {"values": values}), {"instance": [instance]})

_zones := lib.holds("Spanner has a replica in each of three zones")

_one_region := lib.fails("config is regional-europe-west1", "config", "Set `config` to one of several regions, such as `nam3` or `eur3`.")

_unsaved := lib.fails("no backup schedule of it is in sight", null, "Add a `google_spanner_backup_schedule` of it, or set `default_backup_schedule_type = \"AUTOMATIC\"` of its instance.")

_expected(built, given) := build.component(built, "Spanner database", object.union(
	{
		"region": "europe-west1", "holds_data": true, "backed_up": _unsaved,
		"point_in_time": lib.holds("Spanner keeps versions for an hour at least"),
		"deletion_refused": lib.holds("deletion_protection is true"), "needs": ["plan.json#google_spanner_instance.main"],
	},
	given,
))

test_an_instance_of_one_region_and_its_database if {
	database := _database(_regional, {})
	_found([_regional, database]) == [
		build.component(_regional, "Spanner instance", {
			"region": "europe-west1", "holds_data": true,
			"survives_node": _zones, "survives_data_centre": _zones, "survives_region": _one_region,
		}),
		_expected(database, {}),
	]
}

test_an_instance_of_several_regions_is_of_none if {
	instance := _instance({"config": "nam3"})
	_found([instance]) == [build.component(instance, "Spanner instance", {
		"region": null, "global": true, "holds_data": true,
		"survives_node": _zones, "survives_data_centre": _zones, "survives_region": lib.holds("config is nam3"),
	})]
}

test_a_configuration_that_is_not_known if {
	instance := build.terraform("google_spanner_instance", "main", {"unknown": {"config": true}})
	[open] := _found([instance])
	[open.region, open.global, open.survives_region.holds] == [null, false, null]
}

test_a_schedule_backs_a_database_up if {
	database := _database(_regional, {"deletion_protection": false, "enable_drop_protection": true})
	schedule := build.referring(build.terraform("google_spanner_backup_schedule", "orders", {}), {"database": [database]})
	[_, saved] := _found([_regional, database, schedule])
	saved == _expected(database, {"backed_up": lib.holds("it has a backup schedule"), "deletion_refused": lib.holds("enable_drop_protection is true")})
}

test_an_instance_may_back_up_all_of_its_databases if {
	[_, saved] := _found([_instance({"config": "regional-europe-west1", "default_backup_schedule_type": "AUTOMATIC"}), _database(_regional, {})])
	saved.backed_up == lib.holds("its instance gives each database a backup schedule")
}

test_a_database_of_an_instance_that_no_input_shows if {
	[blind] := _found([build.terraform("google_spanner_database", "orders", {"values": {"deletion_protection": false}})])
	blind.backed_up == lib.undecided("the instance of google_spanner_database.orders, which may back it up, is in no input")
	[blind.region, blind.needs] == [null, []]
	blind.deletion_refused == lib.fails("deletion_protection is false", "deletion_protection", "Set `deletion_protection = true`.")
}
