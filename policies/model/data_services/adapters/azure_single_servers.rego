# METADATA
# title: Single servers of Azure for PostgreSQL, MySQL and MariaDB
# description: |
#   The generation before flexible servers, which Azure has retired: a failed server is started again on another machine of the same data centre, and
#   no setting takes it to another. Backups hold every moment up to about the last five minutes, seven days by default, and are kept in this region
#   unless `geo_redundant_backup_enabled` was set when the server was made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/postgresql/single-server/concepts-high-availability
#     description: High availability of a single server
package resilience.model.data_services.adapters.azure_single_servers

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the single servers in the input.
found := [record |
	some engine, type in _types
	some server in input.terraform[type]
	record := components.record(server, $"{engine} server", {
		"holds_data": true,
		"survives_node": lib.holds("Azure starts it on another machine"),
		"survives_data_centre": lib.fails("a single server stands in one data centre", null, _mend[engine]),
		"failover_s": 120,
		"backed_up": lib.holds("Azure backs it up"), "point_in_time": lib.holds("Azure backs it up"),
		"backup_elsewhere": lib.flag(server, ["geo_redundant_backup_enabled"], false),
		"retention_s": lib.days(lib.at(server, ["backup_retention_days"], 7)),
		"deletion_refused": azure.lock(server),
		"replica_of": _source(server),
	})
]

_types := {"PostgreSQL": "azurerm_postgresql_server", "MySQL": "azurerm_mysql_server", "MariaDB": "azurerm_mariadb_server"}

_mend := {
	"PostgreSQL": "Move it to an `azurerm_postgresql_flexible_server` with `high_availability { mode = \"ZoneRedundant\" }`.",
	"MySQL": "Move it to an `azurerm_mysql_flexible_server` with `high_availability { mode = \"ZoneRedundant\" }`.",
	"MariaDB": "Move it to an `azurerm_mysql_flexible_server` with `high_availability { mode = \"ZoneRedundant\" }`: Azure has retired MariaDB.",
}

_source(server) := "unknown" if {
	lib.text(server, ["create_mode"]) == "Replica"
	lib.named(server, "creation_source_server_id") == null
} else := lib.named(server, "creation_source_server_id") if {
	lib.text(server, ["create_mode"]) == "Replica"
} else := null
