# METADATA
# title: Backups and replicas of Cloud SQL
# description: |
#   Automated backups are made once a day and kept in the closest multi-region unless `location` names another place. The logs of point-in-time recovery stay
#   in the region of the instance and are written every five minutes. A replica follows almost in real time, with no bound; Google expects a
#   failover to another region to take, and lose, minutes rather than hours: five are taken for that.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql/backup-recovery/backups
#     description: Backups of Cloud SQL and where they are kept
#   - ref: https://cloud.google.com/sql/docs/postgres/intro-to-cloud-sql-disaster-recovery
#     description: Failing over to a replica in another region
package resilience.model.recovery_points.adapters.google_sql

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.data_services.adapters.google_sql
import data.resilience.model.recovery_points

# METADATA
# description: Recovery points of the Cloud SQL instances in the input.
found := array.concat(array.concat(_backups, _continuous), _replicas)

_instances := {instance.id: instance | some instance in input.terraform.google_sql_database_instance}

_backup := ["settings", 0, "backup_configuration", 0]

_backups := [point |
	some service in google_sql.found
	service.backed_up.holds == true
	instance := _instances[service.id]
	some region in _regions(service, instance)
	point := recovery_points.record(service.id, service.id, "backup", {
		"region": region,
		"age_s": 86400, "age_from": "Google documentation: a backup is made once a day",
		"retention_s": service.retention_s, "outlives_source": google_sql.keeps_backups(instance),
	})
]

_regions(service, instance) := sort({service.region, null}) if {
	lib.is_hidden(instance, array.concat(_backup, ["location"]))
} else := lib.google_regions_of_copies(service.region, [location | location := lib.text(instance, array.concat(_backup, ["location"])); location != ""])

_continuous := [point |
	some service in google_sql.found
	service.point_in_time.holds == true
	instance := _instances[service.id]
	point := recovery_points.record(service.id, service.id, "continuous", {
		"region": service.region,
		"age_s": 300, "age_from": "Google documentation: logs are kept up to about five minutes ago",
		"retention_s": lib.days(lib.at(instance, array.concat(_backup, ["transaction_log_retention_days"]), 7)),
		"outlives_source": google_sql.keeps_backups(instance),
	})
]

_replicas := [point |
	some service in google_sql.found
	_instances[service.replica_of]
	point := recovery_points.record(service.id, service.replica_of, "replica", {
		"region": components.region(_instances[service.id]),
		"age_s": 300, "age_from": "Google documentation: minutes, no bound",
		"restore_s": 300, "restore_from": "Google documentation: minutes to promote",
		"outlives_source": true,
	})
]
