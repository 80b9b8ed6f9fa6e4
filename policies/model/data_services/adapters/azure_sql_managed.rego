# METADATA
# title: SQL managed instances
# description: |
#   An instance moves to another machine by itself and stands in one data centre unless `zone_redundant_enabled` is set. It is backed up without being
#   told to, in the paired region too unless `storage_account_type` keeps the backups here.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/managed-instance/high-availability-sla-local-zone-redundancy
#     description: Availability through local and zone redundancy
package resilience.model.data_services.adapters.azure_sql_managed

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the managed instances in the input.
found := [record |
	some instance in input.terraform.azurerm_mssql_managed_instance
	zonal := lib.flag(instance, ["zone_redundant_enabled"], false)
	record := components.record(instance, "SQL managed instance", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(instance)],
		"holds_data": true,
		"survives_node": lib.holds("Azure SQL moves it to another machine"), "survives_data_centre": zonal, "failover_s": 60,
		"backed_up": lib.holds("Azure SQL backs it up"), "point_in_time": lib.holds("Azure SQL backs it up"),
		"backup_elsewhere": lib.one_of(instance, ["storage_account_type"], "GRS", ["GRS", "GZRS", "Geo", "GeoZone"]),
		"retention_s": lib.days(7),
		"deletion_refused": azure.lock(instance),
		"deletion_undone": lib.holds("its databases can be restored while their backups are kept"),
		"replica_of": _source(instance), "maintained": _maintained(instance),
	})
]

_maintained(instance) := lib.holds("maintenance_configuration_name is set") if {
	not lib.text(instance, ["maintenance_configuration_name"]) in {"", "SQL_Default"}
} else := lib.undecided_at(instance, ["maintenance_configuration_name"]) if {
	lib.is_hidden(instance, ["maintenance_configuration_name"])
} else := lib.fails("maintenance_configuration_name is not set", "maintenance_configuration_name", "Set it to a window of the region, for example `\"SQL_WestEurope_MI_1\"`.")

# The second instance of a failover group copies the first.
_source(instance) := sources[0] if {
	sources := sort({id |
		some group_id in lib.referrers(instance, "partner_managed_instance_id")
		some id in lib.refs(_groups[group_id], "managed_instance_id")
	})
	count(sources) > 0
} else := null

_groups := {group.id: group | some group in input.terraform.azurerm_mssql_managed_instance_failover_group}
