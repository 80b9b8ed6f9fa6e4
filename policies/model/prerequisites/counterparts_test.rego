package resilience.model.prerequisites.counterparts_test

import data.resilience.model.prerequisites.counterparts
import data.resilience.testing as build

_settings := {"regions": {"live": "westeurope", "recovery": ["North Europe"]}}

_holds(resources) := answers if {
	found := counterparts.by_id with input as build.document(resources, _settings)
	answers := {split(id, "#")[1]: record.survives_region.holds | some id, record in found}
}

_made(type, name, region) := build.terraform(type, name, {"region": {"name": region}})

_bastion(name, region) := _made("azurerm_bastion_host", name, region)

test_one_of_the_kind if {
	_holds([_bastion("a", "westeurope")]) == {"azurerm_bastion_host.a": false}
	_holds([_bastion("a", "westeurope"), _bastion("b", "northeurope")]) == {"azurerm_bastion_host.a": true}
	_holds([_bastion("a", "westeurope"), _bastion("b", "uksouth")]) == {"azurerm_bastion_host.a": false, "azurerm_bastion_host.b": false}
	_holds([build.terraform("azurerm_bastion_host", "a", {"region": {"unknown": "why"}})]) == {"azurerm_bastion_host.a": null}
}

test_no_recovery_region_is_named if {
	found := counterparts.by_id with input as build.document([_bastion("a", "westeurope")], {})
	found == {}
}

_model(name, account, model) := build.referring(
	build.terraform("azurerm_cognitive_deployment", name, {"region": {"unknown": "why"}, "values": {"model": [{"name": model}]}}),
	{"cognitive_account_id": [account]},
)

test_models_by_their_names if {
	live := _made("azurerm_cognitive_account", "a", "westeurope")
	other := _made("azurerm_cognitive_account", "b", "northeurope")
	_holds([live, other, _model("a", live, "x"), _model("b", other, "x")]) == {"azurerm_cognitive_deployment.a": true}
	_holds([live, other, _model("a", live, "x"), _model("b", other, "y")]) == {"azurerm_cognitive_deployment.a": false}
}

_zone := build.terraform("azurerm_private_dns_zone", "main", {"region": {"global": true}})

_network(name, region) := _made("azurerm_virtual_network", name, region)

_link(name, network) := build.referring(build.terraform("azurerm_private_dns_zone_virtual_network_link", name, {}), {"private_dns_zone_name": [_zone], "virtual_network_id": [network]})

test_private_zones if {
	live := _network("a", "westeurope")
	other := _network("b", "northeurope")
	_holds([_zone, live, _link("a", live)]) == {"azurerm_private_dns_zone.main": false}
	_holds([_zone, live, other, _link("a", live), _link("b", other)]) == {"azurerm_private_dns_zone.main": true}
	_holds([_zone, _link("a", "plan.json#azurerm_virtual_network.away")]) == {"azurerm_private_dns_zone.main": null}
	_holds([_zone]) == {}
}
