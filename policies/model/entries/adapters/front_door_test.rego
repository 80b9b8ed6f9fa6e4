package resilience.entries_front_door_test

import data.resilience.model.entries.adapters.front_door
import data.resilience.testing as build

_found(resources) := found if {
	found := front_door.found with input as build.document(resources, {})
}

_app(name, region) := build.terraform("azurerm_linux_web_app", name, {"region": {"name": region}})

_group(values) := build.terraform("azurerm_cdn_frontdoor_origin_group", "main", {"region": {"global": true}, "values": object.union({"name": "shop"}, values)})

_origin(name, app, values) := build.referring(
	build.terraform("azurerm_cdn_frontdoor_origin", name, {"region": {"global": true}, "values": values}),
	{"cdn_frontdoor_origin_group_id": [_group({})], "host_name": [app]},
)

_apps := [_app("a", "westeurope"), _app("b", "northeurope")]

_origins := [_origin("a", _apps[0], {}), _origin("b", _apps[1], {}), _origin("c", _apps[1], {"enabled": false})]

test_a_group_with_origins_in_two_regions if {
	group := _group({"health_probe": [{"interval_in_seconds": 60}], "load_balancing": [{"sample_size": 4, "successful_samples_required": 3}]})
	_found(array.concat([group], array.concat(_apps, _origins))) == [{
		"id": build.id(group), "name": "shop", "kind": "global load balancer",
		"targets": ["azurerm_cdn_frontdoor_origin.a", "azurerm_cdn_frontdoor_origin.b"],
		"reaches": [build.id(_apps[0]), build.id(_apps[1])], "regions": ["northeurope", "westeurope"],
		"unchecked": [], "detection_s": 120, "ttl_s": 0,
		"related": [build.id(_origins[0]), build.id(_origins[1])], "unknown": {},
	}]
}

test_a_group_without_a_probe if {
	[entry] := _found(array.concat([_group({})], array.concat(_apps, _origins)))
	[entry.unchecked, entry.detection_s] == [["azurerm_cdn_frontdoor_origin.a", "azurerm_cdn_frontdoor_origin.b"], null]
}

test_an_origin_out_of_sight if {
	origin := build.referring(build.terraform("azurerm_cdn_frontdoor_origin", "x", {"values": {"host_name": "shop.example.com"}}), {"cdn_frontdoor_origin_group_id": [_group({})]})
	[entry] := _found([_group({}), origin])
	entry.unknown == {"regions": "the region behind azurerm_cdn_frontdoor_origin.x is not known"}
}

_door(values) := build.referring(
	build.terraform("azurerm_frontdoor", "main", {"region": {"global": true}, "values": object.union({"name": "shop"}, values)}),
	{"backend_pool.0.backend.0.address": [_apps[0]], "backend_pool.0.backend.1.address": [_apps[1]]},
)

test_a_classic_front_door if {
	door := _door({"backend_pool_health_probe": [{"enabled": true, "interval_in_seconds": 120}]})
	_found(array.concat([door], _apps)) == [{
		"id": build.id(door), "name": "shop", "kind": "global load balancer",
		"targets": ["azurerm_linux_web_app.a", "azurerm_linux_web_app.b"], "reaches": [build.id(_apps[0]), build.id(_apps[1])],
		"regions": ["northeurope", "westeurope"], "unchecked": [], "detection_s": 240, "ttl_s": 0, "related": [], "unknown": {},
	}]
	[blind] := _found(array.concat([_door({"backend_pool_health_probe": [{"enabled": false}]})], _apps))
	blind.unchecked == ["azurerm_linux_web_app.a", "azurerm_linux_web_app.b"]
}

test_a_classic_front_door_to_backends_out_of_sight if {
	door := build.terraform("azurerm_frontdoor", "main", {"values": {"name": "shop", "backend_pool": [{"backend": [{"address": "a.example.com"}, {"address": "b.example.com", "enabled": false}]}]}})
	[entry] := _found([door])
	[entry.targets, entry.regions, entry.unknown] == [["a.example.com"], [], {"regions": "azurerm_frontdoor.main: not every backend is in sight"}]
}
