# METADATA
# title: Replicas of Azure's databases
# description: |
#   The second server of a failover group, a geo-replica of a SQL database, a read replica of a server, the other locations of a Cosmos DB account, a linked
#   cache and a replicated NetApp volume follow within seconds to minutes where they can keep up: what Azure documents as typical, no bound. A failover
#   group fails over by itself after its grace period where its mode is Automatic, else, as the others, when somebody promotes it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/failover-group-sql-db
#     description: Failover groups
#   - ref: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-read-replicas-geo
#     description: Geo-replication of PostgreSQL
#   - ref: https://learn.microsoft.com/azure/cosmos-db/consistency-levels
#     description: Data that a region's loss can take with it
package resilience.model.recovery_points.adapters.azure_replicas

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components
import data.resilience.model.data_services.adapters.azure_cosmos
import data.resilience.model.data_services.adapters.azure_flexible_servers
import data.resilience.model.data_services.adapters.azure_netapp
import data.resilience.model.data_services.adapters.azure_redis
import data.resilience.model.data_services.adapters.azure_single_servers
import data.resilience.model.data_services.adapters.azure_sql

# METADATA
# description: Recovery points that are copies which can serve.
found := array.concat(array.concat(_groups, _instance_groups), array.concat(_followers, _locations))

_replica(id, of, region, given) := object.union(
	{"id": id, "of": of, "kind": "replica", "region": region, "retention_s": null, "outlives_source": true, "unknown": {}},
	given,
)

# Databases of a group that names them, else of its server.
_groups := [point |
	some type in ["azurerm_mssql_failover_group", "azurerm_sql_failover_group"]
	some group in input.terraform[type]
	some of in _databases_of(group)
	point := _replica(group.id, of, _partner_region(group), _failing_over(group))
]

_databases_of(group) := {id |
	some id in (lib.refs(group, "databases") | _on_servers(group))
	_databases[id]
}

_on_servers(group) := {id |
	lib.refs(group, "databases") == set()
	count(lib.at(group, ["databases"], [])) > 0
	some server in (lib.refs(group, "server_id") | lib.refs(group, "server_name"))
	some id in _by_server[server]
}

_databases := {database.id: true | some database in azure_sql.found}

_by_server[server] contains database.id if {
	some type, attribute in {"azurerm_mssql_database": "server_id", "azurerm_sql_database": "server_name"}
	some database in azure.made[type]
	some server in lib.refs(database, attribute)
}

_partner_region(group) := regions[0] if {
	regions := sort({region |
		some attribute in ["partner_server", "partner_servers"]
		some id in lib.refs(group, attribute)
		region := _region_of[id]
	})
	count(regions) > 0
} else := null

_region_of := {resource.id: region |
	some type in ["azurerm_mssql_server", "azurerm_sql_server", "azurerm_mssql_managed_instance", "azurerm_netapp_volume"]
	some resource in input.terraform[type]
	region := components.region(resource)
	region != null
}

_failing_over(group) := object.union(
	{"age_s": 5, "age_from": "Azure documentation: typically within five seconds, no bound"},
	_until(lib.text(group, ["read_write_endpoint_failover_policy", 0, "mode"]), lib.at(group, ["read_write_endpoint_failover_policy", 0, "grace_minutes"], 60), group),
)

_until("Automatic", minutes, group) := {"restore_s": minutes * 60, "restore_from": group.id} if is_number(minutes)

_until(mode, _, _) := {"restore_s": 60, "restore_from": "Azure documentation: within a minute of the failover, which somebody makes"} if mode != "Automatic"

_instance_groups := [point |
	some group in input.terraform.azurerm_mssql_managed_instance_failover_group
	some of in lib.refs(group, "managed_instance_id")
	regions := sort({region | some id in lib.refs(group, "partner_managed_instance_id"); region := _region_of[id]})
	point := _replica(group.id, of, _first(regions), _failing_over(group))
]

_first(regions) := regions[0] if {
	count(regions) > 0
} else := null

# What names in sight what it copies.
_followers := [_replica(service.id, service.replica_of, service.region, _lag[kind]) |
	some kind, services in {
		"sql": azure_sql.found, "server": array.concat(azure_flexible_servers.found, azure_single_servers.found),
		"cache": azure_redis.found, "volume": azure_netapp.found,
	}
	some service in services
	service.replica_of != null
	contains(service.replica_of, "#")
]

_lag := {
	"sql": {
		"age_s": 5, "age_from": "Azure documentation: typically within five seconds, no bound",
		"restore_s": 60, "restore_from": "Azure documentation: within a minute of the failover, which somebody makes",
	},
	"server": {
		"age_s": 300, "age_from": "Azure documentation: typically within five minutes, no bound",
		"restore_s": 300, "restore_from": "Azure documentation: minutes to promote it",
	},
	"cache": {
		"age_s": 60, "age_from": "Azure documentation: within seconds where it can keep up, no bound",
		"restore_s": 300, "restore_from": "minutes to unlink it, which somebody does",
	},
	"volume": {
		"age_s": 7200, "age_from": "Azure documentation: up to two hours at the default schedules",
		"restore_s": 300, "restore_from": "minutes to break the replication, which somebody does",
	},
}

# Every location of an account can take over from that where it writes.
_locations := [_replica(service.id, service.id, region, object.union(_behind(account), {"restore_s": _by_itself(service), "restore_from": service.id})) |
	some service in azure_cosmos.found
	account := _accounts[service.id]
	some i, region in azure_cosmos.regions_of(account)
	i > 0
]

_accounts := {account.id: account | some account in azure.made.azurerm_cosmosdb_account}

_by_itself(service) := 900 if {
	service.survives_region.holds == true
} else := null

_behind(account) := {"age_s": 0, "age_from": "Azure documentation: strong consistency loses nothing"} if {
	lib.text(account, ["consistency_policy", 0, "consistency_level"]) == "Strong"
} else := {"age_s": seconds, "age_from": account.id} if {
	lib.text(account, ["consistency_policy", 0, "consistency_level"]) == "BoundedStaleness"
	seconds := lib.at(account, ["consistency_policy", 0, "max_interval_in_seconds"], 5)
	is_number(seconds)
} else := {"age_s": 900, "age_from": "Azure documentation: less than 15 minutes"}
