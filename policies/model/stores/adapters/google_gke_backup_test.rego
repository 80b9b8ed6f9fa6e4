package resilience.stores_google_gke_backup_test

import data.resilience.model.stores.adapters.google_gke_backup
import data.resilience.testing as build

_cluster := build.terraform("google_container_cluster", "main", {"region": {"name": "europe-west1"}, "values": {"location": "europe-west1"}})

_plan(values, clusters) := build.referring(build.terraform("google_gke_backup_backup_plan", "daily", {"values": values}), {"cluster": clusters})

_found(resources) := found if {
	found := google_gke_backup.locations with input as build.document(resources, {})
}

_location(given) := object.union(
	{
		"id": "plan.json#google_gke_backup_backup_plan.daily", "name": "google_gke_backup_backup_plan.daily", "provider": "google",
		"bucket": null, "redundancy": "data-centre", "unknown": {}, "prefix": "", "cluster": build.id(_cluster), "writes": true, "regions": ["europe-west1"],
	},
	given,
)

test_backups_beside_their_cluster if _found([_cluster, _plan({"location": "europe-west1"}, [_cluster])]) == [_location({})]

test_backups_in_another_region if {
	_found([_cluster, _plan({"location": "europe-west4", "name": "far"}, [_cluster])]) == [_location({"name": "far", "redundancy": "region", "regions": ["europe-west4"]})]
}

test_backups_of_a_cluster_that_no_input_shows if {
	_found([_plan({"location": "europe-west4"}, [])]) == [_location({
		"cluster": null, "redundancy": "unknown", "regions": ["europe-west4"],
		"unknown": {"redundancy": "google_gke_backup_backup_plan.daily: the region of its cluster is not known"},
	})]
}

test_backups_of_which_the_place_is_not_known if {
	plan := build.over(_plan({}, [_cluster]), {"unknown": {"location": true}})
	_found([_cluster, plan]) == [_location({
		"redundancy": "unknown", "regions": [],
		"unknown": {"redundancy": "google_gke_backup_backup_plan.daily: location is known only after apply"},
	})]
}
