package resilience.data_services_aws_docdb_neptune_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_docdb_neptune
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_docdb_neptune.found with input as build.document(resources, {})
}

_cluster(type, values) := build.terraform($"aws_{type}_cluster", "main", {"values": values})

_member(type, name) := build.referring(build.terraform($"aws_{type}_cluster_instance", name, {}), {"cluster_identifier": [_cluster(type, {})]})

test_a_cluster_with_two_instances_of_each_kind if {
	every type, kind in {"docdb": "DocumentDB cluster", "neptune": "Neptune cluster"} {
		cluster := _cluster(type, {"backup_retention_period": 7, "deletion_protection": true})
		_found([cluster, _member(type, "a"), _member(type, "b")]) == [build.component(cluster, kind, {
			"count": 2, "holds_data": true, "failover_s": 120, "retention_s": 604800,
			"survives_node": lib.holds("it has 2 instances"), "survives_data_centre": lib.holds("it has 2 instances"),
			"backed_up": lib.holds("backup_retention_period is 7"), "point_in_time": lib.holds("backup_retention_period is 7"),
			"deletion_refused": lib.holds("deletion_protection is true"), "deletion_undone": lib.holds("skip_final_snapshot is false"),
		})]
	}
}

test_one_instance_of_each_kind if {
	every type in ["docdb", "neptune"] {
		[service] := _found([_cluster(type, {}), _member(type, "a")])
		service.survives_data_centre == lib.fails("it has 1 instance", null, $"Add a second `aws_{type}_cluster_instance` of the cluster.")
		service.deletion_refused.holds == false
		[service.backed_up.holds, service.point_in_time.holds, service.retention_s] == [true, true, 86400]
	}
}

test_clusters_of_a_global_database if {
	global := build.terraform("aws_docdb_global_cluster", "all", {})
	primary := build.referring(_cluster("docdb", {"master_username": "orders"}), {"global_cluster_identifier": [global]})
	other := build.over(build.referring(_cluster("docdb", {}), {"global_cluster_identifier": [global]}), {"address": "aws_docdb_cluster.dr", "region": {"name": "us-east-1"}})
	[service.replica_of | some service in _found([primary, other])] == [null, build.id(primary)]
	groups := aws_docdb_neptune.global_databases with input as build.document([primary, other], {})
	groups == {build.id(global): {build.id(primary), build.id(other)}}
}
