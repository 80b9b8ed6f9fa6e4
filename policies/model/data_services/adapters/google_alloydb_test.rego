package resilience.data_services_google_alloydb_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_alloydb
import data.resilience.testing as build

_found(resources) := found if {
	found := google_alloydb.found with input as build.document(resources, {})
}

_cluster(name, values) := build.terraform("google_alloydb_cluster", name, {"region": {"name": "europe-west1"}, "values": values})

_instance(cluster, values) := build.referring(build.terraform("google_alloydb_instance", "main", {"values": object.union({"instance_type": "PRIMARY"}, values)}), {"cluster": [cluster]})

_record(built, given) := build.component(built, "AlloyDB cluster", object.union(
	{
		"holds_data": true, "failover_s": 60, "retention_s": 1209600,
		"survives_node": lib.holds("its primary instance is regional"), "survives_data_centre": lib.holds("its primary instance is regional"),
		"backed_up": lib.holds("continuous_backup_config.enabled is true"), "point_in_time": lib.holds("continuous_backup_config.enabled is true"),
		"related": ["plan.json#google_alloydb_instance.main"],
	},
	given,
))

test_a_cluster_as_it_comes if {
	cluster := _cluster("main", {})
	_found([cluster, _instance(cluster, {})]) == [_record(cluster, {})]
}

test_a_zonal_instance_is_in_one_data_centre if {
	cluster := _cluster("main", {"deletion_protection": true})
	zonal := lib.fails("the availability_type of its primary instance google_alloydb_instance.main is ZONAL", null, "Set `availability_type = \"REGIONAL\"` of its primary instance.")
	_found([cluster, _instance(cluster, {"availability_type": "ZONAL"})]) == [_record(cluster, {
		"survives_node": zonal, "survives_data_centre": zonal,
		"deletion_refused": lib.holds("deletion_protection is true"),
	})]
}

test_an_availability_that_is_not_known_yet if {
	cluster := _cluster("main", {})
	instance := build.over(_instance(cluster, {}), {"unknown": {"availability_type": true}, "withheld": {"availability_type": true}})
	[open] := _found([cluster, instance])
	open.survives_data_centre == lib.undecided("google_alloydb_instance.main: availability_type is marked sensitive")
}

test_a_pool_of_readers_is_no_primary if {
	cluster := _cluster("main", {})
	[open] := _found([cluster, _instance(cluster, {"instance_type": "READ_POOL", "availability_type": "REGIONAL"})])
	open.survives_node == lib.undecided("its primary instance is in no input")
}

test_backups_that_are_switched_off if {
	[daily] := _found([_cluster("main", {"continuous_backup_config": [{"enabled": false}]})])
	daily.point_in_time.holds == false
	daily.backed_up.why == "automated_backup_policy.enabled is true"
	[none] := _found([_cluster("main", {"continuous_backup_config": [{"enabled": false, "recovery_window_days": 3}], "automated_backup_policy": [{"enabled": false}], "deletion_protection": false})])
	none.backed_up.holds == false
	none.retention_s == 259200
	none.deletion_refused.holds == false
}

test_a_secondary_cluster_follows_its_primary if {
	primary := _cluster("main", {})
	secondary := build.referring(_cluster("dr", {"cluster_type": "SECONDARY"}), {"secondary_config.0.primary_cluster_name": [primary]})
	[copy, main] := _found([secondary, primary])
	[copy.replica_of, main.replica_of] == [build.id(primary), null]
	[blind] := _found([_cluster("dr", {"cluster_type": "SECONDARY"})])
	blind.replica_of == "unknown"
}
