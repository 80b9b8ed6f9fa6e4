# METADATA
# title: Backups of Azure's databases
# description: |
#   SQL databases and managed instances can be restored to about ten minutes ago, PostgreSQL, MySQL and MariaDB servers to about five, Cosmos DB with
#   continuous backup to about two, else to its last periodic one. Geo-redundant backups can be restored in the paired region to about an hour ago.
#   A SQL database, and a Cosmos DB account with continuous backup, can be restored after it was deleted, as long as its backups are kept; a flexible server for
#   five days, which says little of its backups. Those of managed instances and single servers, and periodic ones, are deleted with them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/recovery-using-backups
#     description: Restoring a SQL database from its backups
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore
#     description: Backup and restore of PostgreSQL
#   - ref: https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
#     description: Continuous backup of Cosmos DB
package resilience.model.recovery_points.adapters.azure_databases

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.data_services.adapters.azure_cosmos
import data.resilience.model.data_services.adapters.azure_flexible_servers
import data.resilience.model.data_services.adapters.azure_single_servers
import data.resilience.model.data_services.adapters.azure_sql
import data.resilience.model.data_services.adapters.azure_sql_managed

# METADATA
# description: Recovery points that the databases in the input make of themselves.
found := array.concat(array.concat(_here, _in_pair), array.concat(_cosmos_here, _cosmos_in_pair))

_services := array.concat(
	array.concat([[service, 600, true] | some service in azure_sql.found], [[service, 600, false] | some service in azure_sql_managed.found]),
	array.concat([[service, 300, null] | some service in azure_flexible_servers.found], [[service, 300, false] | some service in azure_single_servers.found]),
)

_here := [point |
	some [service, age_s, outlives] in _services
	service.replica_of == null
	point := _point(service.id, service, {"kind": "continuous", "region": service.region, "outlives_source": outlives, "age_s": age_s, "age_from": $"Azure documentation: restorable to about {age_s / 60} minutes ago"})
]

_in_pair := [point |
	some [service, _, outlives] in _services
	service.replica_of == null
	service.backup_elsewhere.holds == true
	point := _point(service.id, service, {"kind": "continuous", "region": _pair(service), "outlives_source": outlives, "age_s": 3600, "age_from": "Azure documentation: geo-redundant backups are up to an hour old"})
]

_pair(service) := azure.pairs[service.region] if {
	azure.pairs[service.region]
} else := null

_point(id, service, given) := object.union(
	{
		"id": id, "of": service.id,
		"restore_s": null, "restore_from": "Azure documentation: depends on the size of the database",
		"retention_s": service.retention_s, "unknown": {},
	},
	given,
)

_accounts := {account.id: account | some account in azure.made.azurerm_cosmosdb_account}

_cosmos_here := [point |
	some service in azure_cosmos.found
	point := _point(service.id, service, object.union({"region": service.region}, _rhythm(_accounts[service.id], service)))
]

# Periodic backups are copied to the paired region; continuous ones are in every region of the account already.
_cosmos_in_pair := [point |
	some service in azure_cosmos.found
	not service.point_in_time.holds == true
	service.backup_elsewhere.holds == true
	lower(lib.text(_accounts[service.id], ["backup", 0, "storage_redundancy"])) in {"", "geo"}
	point := _point(service.id, service, object.union({"region": _pair(service)}, _rhythm(_accounts[service.id], service)))
]

_rhythm(_, service) := {"kind": "continuous", "outlives_source": true, "age_s": 100, "age_from": "Azure documentation: restorable to about 100 seconds ago"} if {
	service.point_in_time.holds == true
} else := {"kind": "backup", "outlives_source": false, "age_s": minutes * 60, "age_from": service.id} if {
	minutes := lib.at(_accounts[service.id], ["backup", 0, "interval_in_minutes"], 240)
	lib.is_count(minutes)
} else := {"kind": "backup", "outlives_source": false, "age_s": null, "age_from": service.id}
