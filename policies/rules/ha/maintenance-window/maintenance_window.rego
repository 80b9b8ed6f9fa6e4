# METADATA
# title: Maintenance comes at hours that were chosen
# description: |
#   A provider that maintains a database or cache fails it over or starts it again, and connections break. Where nobody chose the hours that may be in the
#   middle of the day, or while a release is going out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/maintenance-window
#     description: Maintenance windows of Azure SQL
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-administration#schedule-updates
#     description: Scheduled updates of a Redis cache
# custom:
#   severity: notice
#   remediation: |
#     PostgreSQL and MySQL flexible servers: a `maintenance_window` block. Azure SQL and managed instances: `maintenance_configuration_name`. Redis:
#     `patch_schedule`. AKS: a `maintenance_window_auto_upgrade` block.
#   standards: [AWS REL08-BP05, "Azure RE:07", ISO 27001 A.8.14]
#   equivalents:
#     - Azure.AKS.MaintenanceWindow
#     - Azure.MySQL.MaintenanceWindow
#     - Azure.PostgreSQL.MaintenanceWindow
#     - Azure.SQL.MaintenanceWindow
#     - Azure.SQLMI.MaintenanceWindow
#     - cabc1f98
#   since: 0.1.0
package resilience.rules.ha["maintenance-window"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components

# METADATA
# description: What a provider maintains at hours that its owner may choose; a copy of another is not what serves.
subjects := object.union(
	lib.asked_of(components.by_id, "maintained"),
	{id: {"id": id, "name": cluster.name, "related": [], "maintained": cluster.maintained, "unknown": {}} |
		some id, cluster in clusters.by_id
		cluster.maintained
	},
)

needs := ["maintained"]

protects := "node"

violations contains lib.entry(component, component.maintained, $"{component.name} is maintained whenever its provider likes ({component.maintained.why}).") if {
	some component in subjects
	component.maintained.holds == false
}
