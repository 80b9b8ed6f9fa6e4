package resilience.entries_traffic_manager_test

import data.resilience.model.entries.adapters.traffic_manager
import data.resilience.testing as build

_found(resources) := found if {
	found := traffic_manager.found with input as build.document(resources, {})
}

_profile(values) := build.terraform("azurerm_traffic_manager_profile", "main", {"region": {"global": true}, "values": object.union(
	{"name": "shop", "traffic_routing_method": "Priority", "dns_config": [{"ttl": 30}], "monitor_config": [{"interval_in_seconds": 10, "tolerated_number_of_failures": 2}]},
	values,
)})

_address(name, region) := build.terraform("azurerm_public_ip", name, {"region": {"name": region}, "values": {"sku": "Standard"}})

_endpoint(name, address, values) := build.referring(
	build.terraform("azurerm_traffic_manager_azure_endpoint", name, {"region": {"global": true}, "values": values}),
	{"profile_id": [_profile({})], "target_resource_id": [address]},
)

test_a_profile_that_fails_over_to_another_region if {
	addresses := [_address("a", "westeurope"), _address("b", "northeurope")]
	endpoints := [_endpoint("a", addresses[0], {}), _endpoint("b", addresses[1], {"always_serve_enabled": true})]
	_found(array.concat([_profile({})], array.concat(addresses, endpoints))) == [{
		"id": build.id(_profile({})), "name": "shop", "kind": "dns failover",
		"targets": ["azurerm_traffic_manager_azure_endpoint.a", "azurerm_traffic_manager_azure_endpoint.b"],
		"reaches": [build.id(addresses[0]), build.id(addresses[1])],
		"regions": ["northeurope", "westeurope"],
		"unchecked": ["azurerm_traffic_manager_azure_endpoint.b"],
		"detection_s": 30, "ttl_s": 30,
		"related": [build.id(endpoints[0]), build.id(endpoints[1])],
		"unknown": {},
	}]
}

test_endpoints_that_are_off_or_whose_region_is_not_known if {
	off := _endpoint("a", _address("a", "westeurope"), {"enabled": false})
	blind := build.referring(
		build.terraform("azurerm_traffic_manager_external_endpoint", "b", {"values": {"target": "shop.example.com"}}),
		{"profile_id": [_profile({})]},
	)
	_found([_profile({}), off]) == []
	[entry] := _found([_profile({}), off, blind])
	[entry.targets, entry.regions, entry.unknown] == [
		["azurerm_traffic_manager_external_endpoint.b"], [],
		{"regions": "the region behind azurerm_traffic_manager_external_endpoint.b is not known"},
	]
}

test_an_endpoint_that_says_where_it_is if {
	endpoint := build.referring(
		build.terraform("azurerm_traffic_manager_endpoint", "a", {"values": {"type": "externalEndpoints", "endpoint_location": "North Europe"}}),
		{"profile_name": [_profile({})]},
	)
	[entry] := _found([_profile({"traffic_routing_method": "Performance", "dns_config": [{}], "monitor_config": [{}]}), endpoint])
	[entry.kind, entry.regions, entry.detection_s, entry.ttl_s] == ["dns latency", ["northeurope"], 120, null]
}

test_a_profile_in_a_profile_is_where_its_endpoints_are if {
	inner := build.over(_profile({}), {"address": "azurerm_traffic_manager_profile.inner"})
	endpoint := build.referring(
		build.terraform("azurerm_traffic_manager_external_endpoint", "inner", {"values": {"endpoint_location": "westeurope"}}),
		{"profile_id": [inner]},
	)
	nested := build.referring(build.terraform("azurerm_traffic_manager_nested_endpoint", "main", {}), {"profile_id": [_profile({"traffic_routing_method": "Weighted"})], "target_resource_id": [inner]})
	[[entry.kind, entry.regions, entry.reaches] | some entry in _found([_profile({"traffic_routing_method": "Weighted"}), inner, endpoint, nested])] == [
		["dns weighted", ["westeurope"], [build.id(inner)]],
		["dns failover", ["westeurope"], []],
	]
}

test_a_profile_with_one_endpoint if {
	address := _address("a", "westeurope")
	[[entry.alone, entry.targets] | some entry in _found([_profile({}), address, _endpoint("a", address, {})])] == [[true, ["azurerm_traffic_manager_azure_endpoint.a"]]]
}
