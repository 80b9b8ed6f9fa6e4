# METADATA
# title: PostgreSQL and MySQL flexible servers of Azure
# description: |
#   A server stands in one zone. With `high_availability` it has a standby that takes over within about two minutes: in another zone with mode
#   ZoneRedundant, in its own with SameZone. Backups hold every moment up to about the last five minutes, for seven days by default; they are kept in
#   this region unless `geo_redundant_backup_enabled` was set when the server was made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-postgresql-flexible-server
#     description: Reliability of Azure Database for PostgreSQL
#   - ref: https://learn.microsoft.com/azure/mysql/flexible-server/concepts-high-availability
#     description: High availability of Azure Database for MySQL
package resilience.model.data_services.adapters.azure_flexible_servers

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the flexible servers in the input.
found := [record |
	some engine, type in _types
	some server in azure.made[type]
	zonal := _in_two_zones(server)
	record := components.record(server, $"{engine} server", {
		"data_centres": _places(server, zonal),
		"holds_data": true,
		"survives_node": lib.with_mend(lib.one_of(server, ["high_availability", 0, "mode"], null, ["ZoneRedundant", "SameZone"]), _mend),
		"survives_data_centre": zonal, "failover_s": 120,
		"backed_up": lib.holds("Azure backs it up"), "point_in_time": lib.holds("Azure backs it up"),
		"backup_elsewhere": lib.flag(server, ["geo_redundant_backup_enabled"], false),
		"retention_s": lib.days(lib.at(server, ["backup_retention_days"], 7)),
		"deletion_refused": azure.lock(server),
		"scales": _grows(server, engine),
		"maintained": lib.given(server, ["maintenance_window"], "Write a `maintenance_window` at hours of little load."),
		"replica_of": _source(server),
	})
]

_types := {"PostgreSQL": "azurerm_postgresql_flexible_server", "MySQL": "azurerm_mysql_flexible_server"}

_mend := "Write `high_availability { mode = \"ZoneRedundant\" }`, with a `sku_name` that is not burstable (B_)."

# A server whose storage is full takes no more writes.
_grows(server, "MySQL") := lib.with_mend(lib.flag(server, ["storage", 0, "auto_grow_enabled"], true), "Set `auto_grow_enabled = true` in `storage`.")

_grows(server, "PostgreSQL") := lib.flag(server, ["auto_grow_enabled"], false)

_in_two_zones(server) := lib.with_mend(lib.one_of(server, ["high_availability", 0, "mode"], null, ["ZoneRedundant"]), _mend)

# Where Azure chooses the zones of both, they are two of all.
_places(server, zonal) := names if {
	zonal.holds == true
	names := sort({azure.named(server, zone) | some path in [["zone"], ["high_availability", 0, "standby_availability_zone"]]; zone := lib.text(server, path); zone != ""})
	count(names) == 2
} else := azure.all_zones(server) if {
	zonal.holds == true
} else := azure.zones(server, ["zone"]).data_centres

# Only a server that is made as a replica, or still is one, follows its source; others were restored from it once.
_source(server) := "unknown" if {
	_is_replica(server)
	lib.named(server, "source_server_id") == null
} else := lib.named(server, "source_server_id") if {
	_is_replica(server)
} else := null

_is_replica(server) if {
	lower(lib.text(server, ["create_mode"])) == "replica"
	lower(lib.text(server, ["replication_role"])) != "none"
}
