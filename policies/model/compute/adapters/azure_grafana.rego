# METADATA
# title: Managed Grafana
# description: |
#   A workspace is in one data centre unless zone redundancy is turned on when it is made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-managed-grafana
#     description: Reliability of Managed Grafana
package resilience.model.compute.adapters.azure_grafana

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the workspaces in the input.
found := [record |
	some workspace in input.terraform.azurerm_dashboard_grafana
	zonal := lib.with_mend(lib.flag(workspace, ["zone_redundancy_enabled"], false), "Set `zone_redundancy_enabled = true`, which makes the workspace again.")
	record := components.record(workspace, "Grafana workspace", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(workspace)],
		"survives_data_centre": zonal,
	})
]
