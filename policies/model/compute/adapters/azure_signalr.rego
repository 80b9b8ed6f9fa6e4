# METADATA
# title: SignalR and Web PubSub
# description: The free tier has no service level; the Premium tier spreads over the zones of its region by itself.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-signalr/availability-zones
#     description: Availability zones of SignalR
package resilience.model.compute.adapters.azure_signalr

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the services in the input.
found := [record |
	some type, path in {"azurerm_signalr_service": ["sku", 0, "name"], "azurerm_web_pubsub": ["sku"]}
	some service in input.terraform[type]
	zonal := _zonal(service, path)
	record := components.record(service, "message service", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(service)],
		"survives_data_centre": zonal,
		"vouched_for": lib.with_why(lib.one_of(service, path, null, ["Standard_S1", "Premium_P1", "Premium_P2", "Standard_S2"]), "the free tier has no service level"),
	})
]

_zonal(service, path) := azure.by_itself(service, "the Premium tier spreads over the zones") if {
	startswith(lower(lib.text(service, path)), "premium")
} else := lib.one_of(service, path, null, ["Premium_P1"])
