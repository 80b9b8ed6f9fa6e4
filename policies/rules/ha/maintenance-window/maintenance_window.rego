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
#     - 3e115044
#     - Azure.AKS.MaintenanceWindow
#     - Azure.AVD.ScheduleAgentUpdate
#     - Azure.MySQL.MaintenanceWindow
#     - Azure.PostgreSQL.MaintenanceWindow
#     - Azure.SQL.MaintenanceWindow
#     - Azure.SQLMI.MaintenanceWindow
#     - Azure.VM.MaintenanceConfig
#     - Azure.VNG.MaintenanceConfig
#     - cabc1f98
#     - f8c2e6d9
#   since: 0.1.0
#   parameters:
#     machines:
#       type: boolean
#       default: false
#       description: Whether machines, network gateways and host pools of virtual desktops must have hours of their own too
package resilience.rules.ha["maintenance-window"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute.hours

# METADATA
# description: What a provider maintains at hours that its owner may choose; a copy of another is not what serves.
subjects := object.union_n([
	lib.asked_of(components.by_id, "maintained"),
	_machines,
	{id: {"id": id, "name": cluster.name, "related": [], "maintained": cluster.maintained, "unknown": {}} |
		some id, cluster in clusters.by_id
		cluster.maintained
	},
])

_machines := {id: {"id": id, "name": lib.short(id), "related": [], "maintained": verdict, "unknown": {"maintained": verdict.why | verdict.holds == null}} |
	lib.parameter("ha/maintenance-window", "machines", false) == true
	some id, verdict in hours.verdicts
}

needs := ["maintained"]

protects := "node"

violations contains lib.entry(component, component.maintained, $"{component.name} is maintained whenever its provider likes ({component.maintained.why}).") if {
	some component in subjects
	component.maintained.holds == false
}
