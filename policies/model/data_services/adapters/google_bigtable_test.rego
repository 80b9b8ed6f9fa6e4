package resilience.data_services_google_bigtable_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_bigtable
import data.resilience.testing as build

_found(resources) := found if {
	found := google_bigtable.found with input as build.document(resources, {})
}

_instance(zones) := build.terraform("google_bigtable_instance", "main", {"values": {"cluster": [{"zone": zone} | some zone in zones]}})

_record(built, given) := build.component(built, "Bigtable instance", object.union(
	{"region": "europe-west1", "holds_data": true, "deletion_refused": lib.holds("deletion_protection is true")},
	given,
))

test_one_cluster if {
	instance := _instance(["europe-west1-b"])
	_found([instance]) == [_record(instance, {
		"data_centres": ["europe-west1-b"],
		"survives_data_centre": lib.fails("it has one cluster", "cluster", "Add a `cluster` block in another zone."),
		"survives_region": lib.fails("it has one cluster", "cluster", "Add a `cluster` block in a zone of another region."),
	})]
}

test_two_clusters_of_one_region if {
	instance := _instance(["europe-west1-b", "europe-west1-c"])
	_found([instance]) == [_record(instance, {
		"data_centres": ["europe-west1-b", "europe-west1-c"],
		"survives_data_centre": lib.holds("its clusters are in europe-west1-b and europe-west1-c"),
		"survives_region": lib.fails("its clusters are all in europe-west1", "cluster", "Move a `cluster` to a zone of another region."),
	})]
}

test_clusters_of_two_regions if {
	instance := _instance(["europe-west1-b", "europe-west4-a"])
	_found([instance]) == [_record(instance, {
		"region": null, "global": true,
		"survives_data_centre": lib.holds("its clusters are in europe-west1-b and europe-west4-a"),
		"survives_region": lib.holds("its clusters are in europe-west1 and europe-west4"),
	})]
}

test_clusters_whose_zones_are_not_known if {
	[one] := _found([build.over(_instance(["europe-west1-b"]), {"values": {"cluster": [{"zone": "europe-west1-b"}, {}]}, "unknown": {"cluster": [{}, {"zone": true}]}})])
	one.survives_data_centre == lib.undecided("google_bigtable_instance.main: the zone of a cluster is known only after apply")
	[all] := _found([build.terraform("google_bigtable_instance", "main", {"unknown": {"cluster": true}})])
	all.unknown.survives_data_centre == "google_bigtable_instance.main: cluster is known only after apply"
}

_table(instance, policy) := build.referring(build.terraform("google_bigtable_table", "orders", {"values": {"automated_backup_policy": policy}}), {"instance_name": [instance]})

_unsaved(why) := lib.fails(why, "automated_backup_policy", "Give it an `automated_backup_policy` with `frequency = \"24h0m0s\"` and `retention_period = \"168h0m0s\"`.")

test_a_table_with_and_without_backups if {
	instance := _instance(["europe-west1-b"])
	table := _table(instance, [])
	[_, bare] := _found([instance, table])
	bare == build.component(table, "Bigtable table", {
		"region": "europe-west1", "holds_data": true, "needs": [build.id(instance)],
		"backed_up": _unsaved("automated_backup_policy is not set"),
	})
	[_, saved] := _found([instance, _table(instance, [{"frequency": {"text": "24h", "seconds": 86400}}])])
	saved.backed_up.holds == true
	[_, off] := _found([instance, _table(instance, [{"frequency": {"text": "0", "seconds": 0}}])])
	off.backed_up == _unsaved("automated_backup_policy.frequency is 0")
	[apart] := _found([build.terraform("google_bigtable_table", "orders", {})])
	apart.region == null
}
