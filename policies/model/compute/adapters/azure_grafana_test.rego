package resilience.compute_azure_grafana_test

import data.resilience.lib
import data.resilience.model.compute.adapters.azure_grafana
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_grafana.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_a_workspace_with_and_without_zones if {
	plain := _made("azurerm_dashboard_grafana", {})
	_found([plain]) == [build.component(plain, "Grafana workspace", {
		"survives_data_centre": lib.fails("zone_redundancy_enabled is not set", "zone_redundancy_enabled", "Set `zone_redundancy_enabled = true`, which makes the workspace again."),
	})]
	zonal := _made("azurerm_dashboard_grafana", {"zone_redundancy_enabled": true})
	_found([zonal]) == [build.component(zonal, "Grafana workspace", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_data_centre": lib.holds("zone_redundancy_enabled is true"),
	})]
}
