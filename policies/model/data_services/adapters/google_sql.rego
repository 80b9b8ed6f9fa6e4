# METADATA
# title: Cloud SQL
# description: |
#   An instance stands in one zone; with `availability_type = "REGIONAL"` it has a standby in another zone of the region, which takes over in about a
#   minute after about a minute without heartbeat. A legacy MySQL failover replica does the same. Nothing is backed up unless that is switched on. Backups
#   go with the instance unless a final one is taken or they are told to stay (versions 6 and 7 of the provider); `deletion_protection` (on by
#   default) refuses the deletion to Terraform, `settings.deletion_protection_enabled` (off) to everybody.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/mysql/high-availability
#     description: High availability of Cloud SQL
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Attributes and their defaults
package resilience.model.data_services.adapters.google_sql

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Cloud SQL instances in the input, the read replicas among them.
found := [record |
	some instance in input.terraform.google_sql_database_instance
	survives := _standby(instance)
	refused := _refused(instance)
	backed_up := lib.flag(instance, array.concat(_backup, ["enabled"]), false)
	record := components.record(instance, "Cloud SQL database", {
		"data_centres": _zones(instance, survives),
		"holds_data": true,
		"survives_node": survives, "survives_data_centre": survives, "failover_s": 120,
		"backed_up": backed_up, "point_in_time": _point_in_time(instance, backed_up),
		"backup_elsewhere": _elsewhere(instance, backed_up),
		"retention_s": lib.days(_retained_days(instance)),
		"deletion_refused": refused, "deletion_undone": _undone(instance, refused),
		"replica_of": _source(instance),
	})
]

_backup := ["settings", 0, "backup_configuration", 0]

# Where the zone is not named Google chooses it.
_zones(instance, survives) := sort({zone |
	some place in _places(survives)
	zone := lib.google_zone(instance, ["settings", 0, "location_preference", 0, place])
})

_places(survives) := ["zone", "secondary_zone"] if {
	survives.holds == true
} else := ["zone"]

_standby(instance) := lib.holds("it has a failover replica") if {
	_has_failover_replica[instance.id]
} else := lib.one_of(instance, ["settings", 0, "availability_type"], "ZONAL", ["REGIONAL"])

# Cloud SQL fails over by itself to one of MySQL alone, in another zone of the same region; of any other the attribute says nothing.
_has_failover_replica := {id: true |
	some replica in input.terraform.google_sql_database_instance
	lib.at(replica, ["replica_configuration", 0, "failover_target"], false) == true
	_is_mysql(lib.text(replica, ["database_version"]))
	some id in lib.refs(replica, "master_instance_name")
	_region_of[id] == replica.region.name
}

# The default where none was said, as versions before 4 of the provider allowed.
_is_mysql("")

_is_mysql(version) if startswith(version, "MYSQL")

_region_of := {instance.id: instance.region.name | some instance in input.terraform.google_sql_database_instance}

# Binary logs of MySQL, write-ahead or transaction logs of the others.
_point_in_time(instance, backed_up) := lib.all_of([backed_up, lib.flag(instance, array.concat(_backup, [logs]), false)]) if {
	logs := _logs(lib.text(instance, ["database_version"]))
}

_logs(version) := "binary_log_enabled" if {
	startswith(version, "MYSQL")
} else := "point_in_time_recovery_enabled"

# They are kept in the closest multi-region unless a place is named, which may be another region.
_elsewhere(instance, backed_up) := backed_up if {
	backed_up.holds != true
} else := lib.undecided_at(instance, _location) if {
	lib.is_hidden(instance, _location)
} else := lib.fails($"its backups are kept in {components.region(instance)}", lib.dotted(_location), "Leave `settings.backup_configuration.location` out, so that they are kept in the closest multi-region, or name another region.") if {
	lower(lib.text(instance, _location)) == components.region(instance)
} else := lib.holds("its backups are kept beyond its region")

_location := array.concat(_backup, ["location"])

# One backup is made a day, and the newest so many are kept: 7 by default, 15 of the edition Enterprise Plus.
_retained_days(instance) := null if {
	lib.is_hidden(instance, _retained)
} else := lib.at(instance, _retained, 15) if {
	lib.at(instance, ["settings", 0, "edition"], "") == "ENTERPRISE_PLUS"
} else := lib.at(instance, _retained, 7)

_retained := array.concat(_backup, ["backup_retention_settings", 0, "retained_backups"])

_refused(instance) := lib.any_of([
	lib.flag(instance, ["deletion_protection"], true),
	lib.flag(instance, ["settings", 0, "deletion_protection_enabled"], false),
])

# What refuses to go needs not be brought back.
_undone(_, refused) := null if refused.holds == true

_undone(instance, refused) := lib.with_mend(lib.any_of([_stays(instance, field) | some field in _stay]), _mend) if not refused.holds == true

_stay := [["final_backup_config", 0, "enabled"], ["retain_backups_on_delete"]]

_mend := "Set `settings.final_backup_config.enabled = true` (or, with version 6 of the provider, `settings.retain_backups_on_delete = true`), or protect it from deletion."

_stays(instance, field) := lib.flag(instance, array.concat(["settings", 0], field), false)

# METADATA
# description: Whether something is known to keep backups when the instance is deleted.
keeps_backups(instance) if {
	some field in _stay
	_stays(instance, field).holds == true
} else := false

# A source that no input shows is a source still.
_source(instance) := sort(lib.refs(instance, "master_instance_name"))[0] if {
	lib.refs(instance, "master_instance_name") != set()
} else := source if {
	source := lib.text(instance, ["master_instance_name"])
	source != ""
} else := "unknown" if {
	lib.is_hidden(instance, ["master_instance_name"])
} else := null
