# METADATA
# title: DynamoDB tables
# description: |
#   A table is kept in three zones of its region; replicas follow it in others and can be written to, whether blocks of the table, resources of their
#   own, or, in version 2017.11.29 of global tables, tables of the same name. With point-in-time recovery it can be restored to any second of up to
#   35 days, and a deletion leaves a backup for 35 days.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
#     description: Point-in-time recovery
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
#     description: Global tables
package resilience.model.data_services.adapters.aws_dynamodb

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the DynamoDB tables in the input, but for those by which Terraform locks its state, which hold nothing to be missed.
found := [record |
	some table in input.terraform.aws_dynamodb_table
	not _is_lock(table)
	recovery := lib.with_mend(lib.flag(table, ["point_in_time_recovery", 0, "enabled"], false), "Add `point_in_time_recovery { enabled = true }`.")
	record := components.record(table, "table", {
		"holds_data": true, "survives_data_centre": lib.holds("DynamoDB keeps it in three zones"),
		"survives_region": _elsewhere(table),
		"backed_up": recovery, "point_in_time": recovery, "retention_s": _retention_s(table, recovery),
		"deletion_refused": _refused(table),
		"deletion_undone": _undone(recovery), "scales": _scales(table),
		"related": _parts(table),
	})
]

# Before version 4 of the provider there is nothing to refuse it with.
_refused(table) := null if {
	lib.most_provider_major(table, "aws") < 4
} else := lib.flag(table, ["deletion_protection_enabled"], false)

_retention_s(table, recovery) := lib.days(lib.at(table, ["point_in_time_recovery", 0, "recovery_period_in_days"], 35)) if {
	recovery.holds == true
} else := null

_is_lock(table) if lib.text(table, ["hash_key"]) == "LockID"

_undone(recovery) := lib.holds("a table with point-in-time recovery leaves a backup when it is deleted") if {
	recovery.holds == true
} else := null

_elsewhere(table) := lib.holds($"it has a replica in {lib.listed(regions)}") if {
	regions := sort({replica.region | some replica in replicas[table.id]; replica.region != null; replica.region != components.region(table)})
	count(regions) > 0
} else := lib.undecided($"{table.address}: where its replicas are is not known") if {
	count(replicas[table.id]) > 0
} else := lib.undecided_at(table, ["replica"]) if {
	lib.is_hidden(table, ["replica"])
} else := null

# METADATA
# description: Table id to its copies in other regions, `[{id, region, strong}]`, region null where it is not known.
replicas := {table.id: sort(array.concat(array.concat(_blocks(table), _resources(table)), _namesakes(table))) |
	some table in input.terraform.aws_dynamodb_table
}

_blocks(table) := [{"id": table.id, "region": region, "strong": lib.at(table, ["replica", i, "consistency_mode"], "EVENTUAL") == "STRONG"} |
	some i, _ in lib.at(table, ["replica"], [])
	region := _text_or_null(table, ["replica", i, "region_name"])
]

_text_or_null(resource, path) := value if {
	value := lib.text(resource, path)
	value != ""
} else := null

_resources(table) := [{"id": id, "region": components.region(_replica_by_id[id]), "strong": false} |
	some id in sort(lib.referrers(table, "global_table_arn"))
	_replica_by_id[id]
]

_replica_by_id := {replica.id: replica | some replica in input.terraform.aws_dynamodb_table_replica}

# A global table of version 2017.11.29 is of the tables of its name.
_namesakes(table) := [{"id": id, "region": region, "strong": false} |
	some id, global in _global_by_id
	_is_of(global, table)
	some i, _ in lib.at(global, ["replica"], [])
	region := _text_or_null(global, ["replica", i, "region_name"])
	region != components.region(table)
]

_is_of(global, table) if lib.refs(global, "name")[table.id]

_is_of(global, table) if {
	lib.text(global, ["name"]) != ""
	lib.text(global, ["name"]) == lib.text(table, ["name"])
}

_global_by_id := {table.id: table | some table in input.terraform.aws_dynamodb_global_table}

_parts(table) := sort({replica.id | some replica in replicas[table.id]; replica.id != table.id})

# What is paid by request has no capacity to run out of; what is provisioned grows by a scaling target.
_scales(table) := lib.holds("billing_mode is PAY_PER_REQUEST") if {
	lib.at(table, ["billing_mode"], "PROVISIONED") == "PAY_PER_REQUEST"
} else := lib.holds("it has a scaling target") if {
	count(lib.referrers(table, "resource_id")) > 0
} else := lib.fails("its capacity is provisioned and nothing scales it", "billing_mode", "Set `billing_mode = \"PAY_PER_REQUEST\"`, or make an `aws_appautoscaling_target` of it.") if {
	not lib.is_hidden(table, ["billing_mode"])
} else := lib.undecided_at(table, ["billing_mode"])
