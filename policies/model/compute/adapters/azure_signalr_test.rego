package resilience.compute_azure_signalr_test

import data.resilience.lib
import data.resilience.model.compute.adapters.azure_signalr
import data.resilience.testing as build

_found(built) := found if {
	found := azure_signalr.found with input as build.document([built], {})
}

_signalr(tier) := build.terraform("azurerm_signalr_service", "main", {"region": {"name": "westeurope"}, "values": {"sku": [{"name": tier}]}})

test_the_free_tier if {
	service := _signalr("Free_F1")
	_found(service) == [build.component(service, "message service", {
		"survives_data_centre": lib.fails("sku.name is Free_F1", "sku.0.name", "Set `sku.name = \"Premium_P1\"`."),
		"vouched_for": lib.fails("the free tier has no service level", "sku.0.name", "Set `sku.name = \"Standard_S1\"`."),
	})]
}

test_the_premium_tier if {
	service := build.terraform("azurerm_web_pubsub", "main", {"region": {"name": "westeurope"}, "values": {"sku": "Premium_P1"}})
	_found(service) == [build.component(service, "message service", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
		"survives_data_centre": lib.holds("the Premium tier spreads over the zones in a region with availability zones"),
		"vouched_for": lib.holds("sku is Premium_P1"),
	})]
}

test_every_tier if {
	[[tier, record.vouched_for.holds, record.survives_data_centre.holds] |
		some tier in ["Free_F1", "Standard_S1", "Standard_S2", "Premium_P1", "Premium_P2"]
		some record in _found(_signalr(tier))
	] == [["Free_F1", false, false], ["Standard_S1", true, false], ["Standard_S2", true, false], ["Premium_P1", true, true], ["Premium_P2", true, true]]
}
