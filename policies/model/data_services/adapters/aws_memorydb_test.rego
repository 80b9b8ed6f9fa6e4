package resilience.data_services_aws_memorydb_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_memorydb
import data.resilience.testing as build

_found(built) := found if {
	found := aws_memorydb.found with input as build.document([built], {})
}

_cluster(values) := build.terraform("aws_memorydb_cluster", "carts", {"values": values})

test_a_cluster_of_defaults_has_a_replica_of_each_shard if {
	cluster := _cluster({})
	_found(_cluster({"num_replicas_per_shard": 0}))[0].survives_data_centre.holds == false
	_found(cluster) == [build.component(cluster, "MemoryDB cluster", {
		"holds_data": true, "failover_s": 20,
		"survives_node": lib.holds("num_replicas_per_shard is 1"), "survives_data_centre": lib.holds("num_replicas_per_shard is 1"),
		"backed_up": lib.fails("snapshot_retention_limit is not set", "snapshot_retention_limit", "Set `snapshot_retention_limit = 1` or more."),
		"deletion_undone": lib.fails("final_snapshot_name is not set", "final_snapshot_name", "Name a `final_snapshot_name`."),
	})]
}

test_a_cluster_with_all_that_can_be_had if {
	cluster := _cluster({"snapshot_retention_limit": 7, "final_snapshot_name": "last", "multi_region_cluster_name": "virxk-carts"})
	_found(cluster) == [build.component(cluster, "MemoryDB cluster", {
		"holds_data": true, "failover_s": 20, "retention_s": 604800,
		"survives_node": lib.holds("num_replicas_per_shard is 1"), "survives_data_centre": lib.holds("num_replicas_per_shard is 1"),
		"survives_region": lib.holds("it is one of a multi-Region cluster"),
		"backed_up": lib.holds("snapshot_retention_limit is 7"), "deletion_undone": lib.holds("final_snapshot_name is set"),
	})]
	[other] := _found(build.referring(_cluster({}), {"multi_region_cluster_name": ["plan.json#aws_memorydb_multi_region_cluster.all"]}))
	other.survives_region.holds
}
