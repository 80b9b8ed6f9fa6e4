# METADATA
# title: Backup schedules of Spanner, Firestore, Bigtable and Memorystore
# description: |
#   A Spanner schedule is a cron expression; the default one of an instance runs daily and keeps seven days. A Firestore schedule runs daily or weekly, and
#   its point-in-time recovery reaches back seven days by the minute. An automated backup of a Bigtable table is made daily, or as often as it says, one of a Memorystore cluster daily. All
#   are kept where the database is, and go no further.
# related_resources:
#   - ref: https://cloud.google.com/spanner/docs/backup
#     description: Backups of Spanner
#   - ref: https://cloud.google.com/firestore/docs/backups
#     description: Backups of Firestore
#   - ref: https://cloud.google.com/bigtable/docs/backups
#     description: Backups of Bigtable
package resilience.model.recovery_points.adapters.google_scheduled

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_bigtable
import data.resilience.model.data_services.adapters.google_firestore
import data.resilience.model.data_services.adapters.google_memorystore
import data.resilience.model.data_services.adapters.google_spanner
import data.resilience.model.recovery_points

# METADATA
# description: Recovery points that schedules make of the databases and tables in the input.
found := array.concat(array.concat(_of_spanner, _by_default), array.concat(array.concat(_of_firestore, _point_in_time), array.concat(_of_bigtable, _of_memorystore)))

_services := {service.id: service | some service in array.concat(google_spanner.found, array.concat(google_firestore.found, google_bigtable.found))}

_of_spanner := [point |
	some schedule in input.terraform.google_spanner_backup_schedule
	some of in lib.refs(schedule, "database")
	point := recovery_points.record(schedule.id, of, "backup", {
		"region": _services[of].region,
		"age_s": lib.at(schedule, ["spec", 0, "cron_spec", 0, "text", "max_gap_s"], null), "age_from": schedule.id,
		"retention_s": lib.at(schedule, ["retention_duration", "seconds"], null),
		"outlives_source": true,
	})
]

_by_default := [point |
	some instance in input.terraform.google_spanner_instance
	lib.at(instance, ["default_backup_schedule_type"], "NONE") == "AUTOMATIC"
	some of in lib.referrers(instance, "instance")
	_services[of]
	point := recovery_points.record(instance.id, of, "backup", {
		"region": _services[of].region,
		"age_s": 86400, "age_from": "Google documentation: the default schedule makes a full backup every day",
		"retention_s": 604800, "outlives_source": true,
	})
]

_of_firestore := [point |
	some schedule in input.terraform.google_firestore_backup_schedule
	some of in lib.refs(schedule, "database")
	point := recovery_points.record(schedule.id, of, "backup", {
		"region": _services[of].region,
		"age_s": _gap_s(schedule), "age_from": schedule.id,
		"retention_s": lib.at(schedule, ["retention", "seconds"], null),
		"outlives_source": true,
	})
]

_gap_s(schedule) := 604800 if {
	count(lib.at(schedule, ["weekly_recurrence"], [])) > 0
} else := 86400

_point_in_time := [point |
	some service in google_firestore.found
	service.point_in_time.holds == true
	point := recovery_points.record(service.id, service.id, "continuous", {
		"region": service.region,
		"age_s": 60, "age_from": "Google documentation: one version a minute",
		"retention_s": 604800,
	})
]

_of_bigtable := [point |
	some table in input.terraform.google_bigtable_table
	_services[table.id].backed_up.holds == true
	point := recovery_points.record(table.id, table.id, "backup", {
		"region": _services[table.id].region,
		"age_s": lib.at(table, ["automated_backup_policy", 0, "frequency", "seconds"], 86400), "age_from": table.id,
		"retention_s": lib.at(table, ["automated_backup_policy", 0, "retention_period", "seconds"], 604800),
	})
]

_of_memorystore := [point |
	some service in google_memorystore.found
	service.backed_up.holds == true
	point := recovery_points.record(service.id, service.id, "backup", {
		"region": service.region,
		"age_s": 86400, "age_from": "Google documentation: a backup is made once a day",
		"retention_s": _retention_s[service.id], "outlives_source": true,
	})
]

_retention_s := {instance.id: lib.at(instance, ["automated_backup_config", 0, "retention", "seconds"], null) |
	some type in ["google_redis_cluster", "google_memorystore_instance"]
	some instance in input.terraform[type]
}
