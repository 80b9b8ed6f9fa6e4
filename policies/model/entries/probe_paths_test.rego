package resilience.model.entries.probe_paths_test

import data.resilience.model.entries.probe_paths
import data.resilience.testing as build

_holds(type, values) := answers if {
	found := probe_paths.by_id with input as build.document([build.terraform(type, "main", {"values": values})], {})
	answers := [record.checked.holds | some record in found]
}

test_paths if {
	_holds("azurerm_cdn_frontdoor_origin_group", {"health_probe": [{"path": "/health"}]}) == [true]
	_holds("azurerm_cdn_frontdoor_origin_group", {"health_probe": [{}]}) == [false]
	_holds("azurerm_cdn_frontdoor_origin_group", {}) == []
	_holds("azurerm_frontdoor", {"backend_pool_health_probe": [{"path": "/health"}, {"path": "/"}]}) == [false]
}
