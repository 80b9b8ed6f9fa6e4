package resilience.recovery_points_google_alloydb_test

import data.resilience.model.recovery_points
import data.resilience.model.recovery_points.adapters.google_alloydb
import data.resilience.testing as build

_found(resources) := sort(found) if {
	found := google_alloydb.found with input as build.document(resources, {})
}

_cluster(values) := build.terraform("google_alloydb_cluster", "main", {"region": {"name": "europe-west1"}, "values": values})

_id := "plan.json#google_alloydb_cluster.main"

_continuous := recovery_points.record(_id, _id, "continuous", {
	"region": "europe-west1", "age_s": 300, "age_from": "Google documentation: any moment up to shortly ago; taken as five minutes", "retention_s": 1209600,
})

_daily(region, retention_s) := recovery_points.record(_id, _id, "backup", {
	"region": region, "age_s": 86400, "age_from": "Google documentation: a backup is made once a day by default",
	"retention_s": retention_s, "outlives_source": true,
})

test_a_cluster_as_it_comes if _found([_cluster({})]) == sort([_continuous, _daily("europe-west1", 1209600)])

_off := {"continuous_backup_config": [{"enabled": false}]}

test_daily_backups_in_another_region if {
	policy := [{"enabled": true, "location": "europe-west4", "time_based_retention": [{"retention_period": {"text": "604800s", "seconds": 604800}}]}]
	_found([_cluster(object.union(_off, {"automated_backup_policy": policy}))]) == sort([_daily("europe-west1", 604800), _daily("europe-west4", 604800)])
}

test_nothing_is_kept_where_all_is_off if _found([_cluster(object.union(_off, {"automated_backup_policy": [{"enabled": false}]}))]) == []

test_a_secondary_cluster if {
	off := object.union(_off, {"automated_backup_policy": [{"enabled": false}]})
	main := _cluster(off)
	secondary := build.referring(
		build.terraform("google_alloydb_cluster", "dr", {"region": {"name": "europe-west4"}, "values": object.union(off, {"cluster_type": "SECONDARY"})}),
		{"secondary_config.0.primary_cluster_name": [main]},
	)
	_found([main, secondary]) == [recovery_points.record(build.id(secondary), _id, "replica", {
		"region": "europe-west4", "age_s": 300, "age_from": "Google documentation: asynchronous, no bound; taken as five minutes",
		"restore_s": 300, "restore_from": "Google documentation: minutes to promote", "outlives_source": true,
	})]
	_found([secondary]) == []
}
