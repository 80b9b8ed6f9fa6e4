package resilience.data_services_google_memorystore_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_memorystore
import data.resilience.testing as build

_found(resources) := found if {
	found := google_memorystore.found with input as build.document(resources, {})
}

_cluster(values) := build.terraform("google_redis_cluster", "main", {"values": values})

_record(built, kind, given) := build.component(built, kind, object.union({"deletion_refused": lib.holds("deletion_protection_enabled is true")}, given))

test_a_cluster_without_replicas if {
	alone := lib.fails("replica_count is not set", "replica_count", "Set `replica_count = 1` or more.")
	cluster := _cluster({})
	_found([cluster]) == [_record(cluster, "Redis cluster", {"survives_node": alone, "survives_data_centre": alone})]
}

test_a_cluster_in_one_zone_that_is_kept_on_disk if {
	cluster := _cluster({
		"replica_count": 1, "persistence_config": [{"mode": "AOF"}],
		"zone_distribution_config": [{"mode": "SINGLE_ZONE", "zone": "europe-west1-b"}],
	})
	_found([cluster]) == [_record(cluster, "Redis cluster", {
		"data_centres": ["europe-west1-b"], "holds_data": true,
		"survives_node": lib.holds("replica_count is 1"),
		"survives_data_centre": lib.fails("zone_distribution_config.mode is SINGLE_ZONE", "zone_distribution_config.0.mode", "Set `zone_distribution_config.mode = \"MULTI_ZONE\"`."),
		"backed_up": lib.fails("automated_backup_config is not set", "automated_backup_config", "Give it an `automated_backup_config` with a daily schedule and a `retention`."),
	})]
}

test_a_valkey_instance_that_is_backed_up if {
	instance := build.terraform("google_memorystore_instance", "main", {
		"values": {"replica_count": 2, "deletion_protection_enabled": false, "automated_backup_config": [{}]},
		"unknown": {"zone_distribution_config": true},
	})
	_found([instance]) == [_record(instance, "Valkey instance", {
		"holds_data": true,
		"survives_node": lib.holds("replica_count is 2"), "survives_data_centre": lib.holds("replica_count is 2"),
		"backed_up": lib.holds("automated_backup_config is set"),
		"deletion_refused": lib.fails("deletion_protection_enabled is false", "deletion_protection_enabled", "Set `deletion_protection_enabled = true`."),
	})]
}

test_a_secondary_follows_its_primary if {
	primary := _cluster({})
	secondary := build.referring(
		build.terraform("google_redis_cluster", "dr", {"values": {"cross_cluster_replication_config": [{"cluster_role": "SECONDARY"}]}}),
		{"cross_cluster_replication_config.0.primary_cluster.0.cluster": [primary]},
	)
	[copy, main] := _found([secondary, primary])
	[copy.replica_of, main.replica_of] == [build.id(primary), null]
	[blind] := _found([build.terraform("google_memorystore_instance", "dr", {"values": {"cross_instance_replication_config": [{"instance_role": "SECONDARY"}]}})])
	blind.replica_of == "unknown"
}
