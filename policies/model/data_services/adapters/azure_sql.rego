# METADATA
# title: Azure SQL databases
# description: |
#   Azure SQL moves a database to another machine by itself, within a minute. It stands in one data centre unless it, or its elastic pool, is
#   zone-redundant. It is backed up without being told to: any moment of the last seven days by default, in the paired region too unless
#   `storage_account_type` keeps the backups here. A deleted database can be restored as long as its backups are kept.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/high-availability-sla-local-zone-redundancy
#     description: Availability through local and zone redundancy
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/automated-backups-overview
#     description: Automated backups
package resilience.model.data_services.adapters.azure_sql

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the databases in the input.
found := [record |
	some database in array.concat(
		[database | some database in azure.made.azurerm_mssql_database],
		[database | some database in input.terraform.azurerm_sql_database],
	)
	zonal := _zonal(database)
	record := components.record(database, "SQL database", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(database)],
		"holds_data": true,
		"survives_node": lib.holds("Azure SQL moves it to another machine"), "survives_data_centre": zonal, "failover_s": 60,
		"backed_up": lib.holds("Azure SQL backs it up"), "point_in_time": lib.holds("Azure SQL backs it up"),
		"backup_elsewhere": _backup_elsewhere(database),
		"retention_s": lib.days(lib.at(database, ["short_term_retention_policy", 0, "retention_days"], 7)),
		"deletion_refused": azure.lock(database),
		"deletion_undone": lib.holds("a deleted database can be restored while its backups are kept"),
		"replica_of": source_of(database), "maintained": _maintained(database),
		"related": sort(_pools_of(database)),
	})
]

# A database of a pool is where its pool is.
_zonal(database) := lib.with_mend(lib.flag(pool, ["zone_redundant"], false), "Set `zone_redundant = true` on its elastic pool.") if {
	pool := [_pools[id] | some id in sort(_pools_of(database)); _pools[id]][0]
} else := lib.undecided($"{database.address}: its elastic pool is not in sight") if {
	_is_pooled(database)
} else := lib.with_mend(lib.flag(database, ["zone_redundant"], false), "Set `zone_redundant = true`, with a `sku_name` that can: any but Basic and S0 to S12.") if {
	lib.text(database, ["sku_name"]) in _no_zones
} else := lib.flag(database, ["zone_redundant"], false)

_no_zones := {"Basic", "S0", "S1", "S2", "S3", "S4", "S6", "S7", "S9", "S12"}

_is_pooled(database) if _pools_of(database) != set()

_is_pooled(database) if lib.text(database, ["elastic_pool_id"]) != ""

_pools_of(database) := lib.refs(database, "elastic_pool_id") | lib.refs(database, "elastic_pool_name")

_pools := {pool.id: pool | some pool in input.terraform.azurerm_mssql_elasticpool}

# Azure's own policy is the evening and night of the region; a database of a pool is maintained with that.
_maintained(database) := _chosen(pool) if {
	pool := [_pools[id] | some id in sort(_pools_of(database)); _pools[id]][0]
} else := null if {
	_is_pooled(database)
} else := _chosen(database)

_chosen(resource) := lib.holds("maintenance_configuration_name is set") if {
	not lib.text(resource, ["maintenance_configuration_name"]) in {"", "SQL_Default"}
} else := lib.undecided_at(resource, ["maintenance_configuration_name"]) if {
	lib.is_hidden(resource, ["maintenance_configuration_name"])
} else := lib.fails("maintenance_configuration_name is not set", "maintenance_configuration_name", "Set it to a window of the region, for example `\"SQL_WestEurope_DB_1\"`.")

# The resource of provider versions before 3 can't say where its backups are: Azure keeps them in the paired region.
_backup_elsewhere(database) := lib.one_of(database, ["storage_account_type"], "Geo", ["Geo", "GeoZone", "GRS", "GZRS"])

# METADATA
# description: Id or name of the database that a database copies on and on, null where it is none such.
source_of(database) := lib.named(database, "creation_source_database_id") if {
	lib.text(database, ["create_mode"]) in _copying
	lib.named(database, "creation_source_database_id") != null
} else := lib.named(database, "source_database_id") if {
	lib.text(database, ["create_mode"]) in _copying
	lib.named(database, "source_database_id") != null
} else := "unknown" if {
	lib.text(database, ["create_mode"]) in _copying
} else := null

_copying := {"Secondary", "OnlineSecondary", "NonReadableSecondary"}
