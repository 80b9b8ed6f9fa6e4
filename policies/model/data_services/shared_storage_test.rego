package resilience.data_services_shared_storage_test

import data.resilience.lib
import data.resilience.model.data_services.shared_storage
import data.resilience.testing as build

_cluster(name, values, references) := build.referring(build.terraform("aws_docdb_cluster", name, {"values": values}), references)

_instance(zone) := build.terraform("aws_docdb_cluster_instance", zone, {"values": {"availability_zone": zone}}).envelope

_anywhere := build.terraform("aws_docdb_cluster_instance", "anywhere", {}).envelope

_type := "aws_docdb_cluster_instance"

test_whether_an_instance_takes_over if {
	cluster := _cluster("a", {}, {}).envelope
	shared_storage.survives_node(cluster, [_instance("a")], _type) == lib.fails("it has 1 instance", null, "Add a second `aws_docdb_cluster_instance` of the cluster.")
	shared_storage.survives_node(cluster, [_instance("a"), _instance("b")], _type) == lib.holds("it has 2 instances")
	shared_storage.survives_node(cluster, [], _type) == lib.undecided("aws_docdb_cluster.a: no instance of it is in the inputs")
}

test_whether_one_of_another_data_centre_takes_over if {
	cluster := _cluster("a", {}, {}).envelope
	shared_storage.survives_data_centre(cluster, [_instance("a"), _instance("a")], _type) == lib.fails("all its instances are in a", null, "Leave `availability_zone` out of its instances and AWS spreads them, or name two.")
	shared_storage.survives_data_centre(cluster, [_instance("a"), _instance("b")], _type).holds == true
	shared_storage.survives_data_centre(cluster, [_instance("a"), _anywhere], _type).holds == true
	shared_storage.survives_data_centre(cluster, [_instance("a")], _type).why == "it has 1 instance"
}

test_places_and_sizes if {
	cluster := _cluster("a", {"availability_zones": ["z", "y", 3]}, {}).envelope
	shared_storage.places(cluster, [_instance("b"), _instance("a"), _anywhere]) == ["a", "b"]
	shared_storage.places(cluster, []) == ["y", "z"]
	shared_storage.places(cluster, [_anywhere]) == []
	[shared_storage.size(members) | some members in [[], [_anywhere], [_anywhere, _anywhere]]] == [null, 1, 2]
}

test_days_of_automated_backups if {
	_kept(35) == lib.holds("backup_retention_period is 35")
	_kept(36) == lib.fails("backup_retention_period is 36, and AWS allows 35 at most", "backup_retention_period", "Set `backup_retention_period = 35` or less.")
	[_kept(days).holds | some days in [0, 1]] == [false, true]
}

_kept(days) := shared_storage.automated_backups(_cluster("a", {"backup_retention_period": days}, {}).envelope, 1)

_sources(clusters, settings) := sources if {
	document := build.document(clusters, settings)
	sources := shared_storage.sources(document.terraform.aws_docdb_cluster) with input as document
}

test_what_a_cluster_names_as_its_source if {
	first := _cluster("a", {}, {})
	_sources([first, _cluster("b", {}, {"replication_source_identifier": [first]})], {}) == {"plan.json#aws_docdb_cluster.b": build.id(first)}
	_sources([first, _cluster("b", {"replication_source_identifier": "arn:x"}, {})], {}) == {"plan.json#aws_docdb_cluster.b": "arn:x"}
	_sources([first], {}) == {}
}

test_the_first_of_a_global_database if {
	global := {"global_cluster_identifier": "all"}
	a := build.over(_cluster("a", global, {}), {"region": {"name": "eu-west-1"}})
	b := build.over(_cluster("b", global, {}), {"region": {"name": "us-east-1"}})
	_sources([a, b], {}) == {build.id(b): build.id(a)}
	_sources([a, b], {"regions": {"live": "us-east-1", "recovery": []}}) == {build.id(a): build.id(b)}
	founding := build.over(_cluster("b", object.union(global, {"master_username": "x"}), {}), {"region": {"name": "us-east-1"}})
	_sources([a, founding], {"regions": {"live": "eu-west-1", "recovery": []}}) == {build.id(a): build.id(founding)}
	_sources([a, _cluster("b", {"global_cluster_identifier": "other"}, {})], {}) == {}
}

test_clusters_of_each_global_database if {
	a := _cluster("a", {"global_cluster_identifier": "all"}, {})
	b := _cluster("b", {}, {"global_cluster_identifier": ["plan.json#aws_docdb_global_cluster.all"]})
	document := build.document([a, b, _cluster("c", {}, {})], {})
	shared_storage.global_databases(document.terraform.aws_docdb_cluster) == {"all": {build.id(a)}, "plan.json#aws_docdb_global_cluster.all": {build.id(b)}}
}
