# METADATA
# title: Spanner
# description: |
#   An instance has three replicas in as many zones of one region (`regional-...`), or replicas in several regions (`nam3`, `eur3` and others), and goes on by
#   itself. Its databases hold the data: they are backed up by a schedule of their own, or by that which an instance gives to each of
#   them (`default_backup_schedule_type`), and keep versions for an hour at least.
# related_resources:
#   - ref: https://cloud.google.com/spanner/docs/instance-configurations
#     description: Regional and multi-region configurations
#   - ref: https://cloud.google.com/spanner/docs/backup
#     description: Backups, their schedules and retention
package resilience.model.data_services.adapters.google_spanner

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Spanner instances and databases in the input.
found := array.concat(_instances, _databases)

_instances := [record |
	some instance in input.terraform.google_spanner_instance
	record := components.record(instance, "Spanner instance", object.union(_place(instance), {
		"holds_data": true,
		"survives_node": lib.holds("Spanner has a replica in each of three zones"),
		"survives_data_centre": lib.holds("Spanner has a replica in each of three zones"),
		"survives_region": _over_regions(instance),
	}))
]

# The name of a regional configuration names its region; the provider's own region means nothing.
_place(instance) := {"region": region, "global": false} if {
	region := _region(instance)
} else := {"region": null, "global": false} if {
	_config(instance) == ""
} else := {"region": null, "global": true}

_config(instance) := lib.last_part(lib.text(instance, ["config"]))

_region(instance) := trim_prefix(_config(instance), "regional-") if startswith(_config(instance), "regional-")

_over_regions(instance) := lib.undecided_at(instance, ["config"]) if {
	_config(instance) == ""
} else := lib.fails($"config is {_config(instance)}", "config", "Set `config` to one of several regions, such as `nam3` or `eur3`.") if {
	_region(instance)
} else := lib.holds($"config is {_config(instance)}")

_databases := [record |
	some database in input.terraform.google_spanner_database
	instance := _instance_of(database)
	record := components.record(database, "Spanner database", object.union(_place(instance), {
		"holds_data": true,
		"backed_up": _backed_up(database, instance),
		"point_in_time": lib.holds("Spanner keeps versions for an hour at least"),
		"deletion_refused": _refused(database),
		"needs": sort(lib.refs(database, "instance")),
	}))
]

_instance_of(database) := _by_id[sort(lib.refs(database, "instance"))[0]] if {
	_by_id[sort(lib.refs(database, "instance"))[0]]
} else := {"address": database.address, "values": {}, "unknown": {}, "withheld": {}, "references": {}}

_by_id := {instance.id: instance | some instance in input.terraform.google_spanner_instance}

_backed_up(database, _) := lib.holds("it has a backup schedule") if {
	count(lib.referrers(database, "database")) > 0
} else := lib.undecided($"the instance of {database.address}, which may back it up, is in no input") if {
	_config(_instance_of(database)) == ""
	lib.at(_instance_of(database), ["default_backup_schedule_type"], "") == ""
} else := lib.holds("its instance gives each database a backup schedule") if {
	lib.at(_instance_of(database), ["default_backup_schedule_type"], "NONE") == "AUTOMATIC"
} else := lib.fails("no backup schedule of it is in sight", null, "Add a `google_spanner_backup_schedule` of it, or set `default_backup_schedule_type = \"AUTOMATIC\"` of its instance.")

_refused(database) := lib.any_of([
	lib.flag(database, ["deletion_protection"], true),
	lib.flag(database, ["enable_drop_protection"], false),
])
