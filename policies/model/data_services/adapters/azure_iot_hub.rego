# METADATA
# title: IoT hubs
# description: |
#   A hub spreads over the zones of its region by itself, where that has any. The free tier has no service level.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-iot-hub
#     description: Reliability of IoT Hub
package resilience.model.data_services.adapters.azure_iot_hub

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the hubs in the input.
found := [record |
	some hub in input.terraform.azurerm_iothub
	zonal := azure.by_itself(hub, "it spreads over the zones")
	record := components.record(hub, "IoT hub", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(hub)],
		"survives_node": lib.holds("it has several machines"), "survives_data_centre": zonal,
		"vouched_for": _tier(hub),
	})
]

_tier(hub) := lib.undecided_at(hub, ["sku", 0, "name"]) if {
	lib.is_hidden(hub, ["sku", 0, "name"])
} else := lib.fails("the free tier has no service level", "sku.0.name", "Set `name = \"S1\"` in `sku`.") if {
	upper(lib.text(hub, ["sku", 0, "name"])) == "F1"
} else := lib.holds("its tier has a service level")
