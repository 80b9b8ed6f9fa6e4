# METADATA
# title: Traffic Manager
# description: |
#   A profile answers DNS with one of its endpoints that it has found healthy; one with `always_serve_enabled` is not asked. An endpoint is seen to fail after
#   the tolerated number of failures and one more, and clients keep the old answer for the time to live.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/traffic-manager/traffic-manager-monitoring
#     description: Endpoint monitoring
#   - ref: https://learn.microsoft.com/azure/traffic-manager/traffic-manager-routing-methods
#     description: Routing methods
package resilience.model.entries.adapters.traffic_manager

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Entry records of the profiles in the input.
found := [entry |
	some profile in input.terraform.azurerm_traffic_manager_profile
	endpoints := [_endpoints[id] | some id in sort(_endpoints_of(profile)); _endpoints[id]; _is_on(_endpoints[id])]
	count(endpoints) > 0
	entry := object.union({"alone": true | count(endpoints) == 1}, {
		"id": profile.id, "name": $"{lib.at(profile, ["name"], profile.address)}", "kind": _kind(profile),
		"targets": [lib.short(endpoint.id) | some endpoint in endpoints],
		"reaches": sort({id | some endpoint in endpoints; some id in _targets(endpoint)}),
		"regions": sort({region | some endpoint in endpoints; region := _region(endpoint)}),
		"unchecked": [lib.short(endpoint.id) | some endpoint in endpoints; lib.at(endpoint, ["always_serve_enabled"], false) == true],
		"detection_s": _detection(profile), "ttl_s": _ttl(profile),
		"related": [endpoint.id | some endpoint in endpoints],
		"unknown": {"regions": $"the region behind {blind[0].address} is not known" |
			blind := [endpoint | some endpoint in endpoints; not _region(endpoint)]
			count(blind) > 0
		},
	})
]

_kind(profile) := object.get(
	{"priority": "dns failover", "performance": "dns latency", "geographic": "dns geolocation", "subnet": "dns geolocation", "multivalue": "dns multivalue"},
	lower(lib.text(profile, ["traffic_routing_method"])),
	"dns weighted",
)

_endpoints_of(profile) := lib.referrers(profile, "profile_id") | lib.referrers(profile, "profile_name")

_endpoints := {endpoint.id: endpoint | some type in _types; some endpoint in input.terraform[type]}

_types := [
	"azurerm_traffic_manager_azure_endpoint", "azurerm_traffic_manager_external_endpoint", "azurerm_traffic_manager_nested_endpoint",
	"azurerm_traffic_manager_endpoint",
]

_is_on(endpoint) if {
	lib.at(endpoint, ["enabled"], true) != false
	lower(lib.text(endpoint, ["endpoint_status"])) != "disabled"
}

_targets(endpoint) := lib.refs(endpoint, "target_resource_id") | lib.refs(endpoint, "target")

# What the endpoint says, else where what it leads to stands. A nested profile is in the regions of its own endpoints.
_region(endpoint) := azure.location(location) if {
	location := lib.text(endpoint, ["endpoint_location"])
	location != ""
} else := regions[0] if {
	regions := sort({region | some id in _targets(endpoint); some region in _regions_of[id]})
	count(regions) > 0
}

_regions_of[id] contains component.region if {
	some component_id, component in components.by_id
	component.region != null
	some id in array.concat([component_id], component.related)
}

_regions_of[profile.id] contains region if {
	some profile in input.terraform.azurerm_traffic_manager_profile
	some id in _endpoints_of(profile)
	region := azure.location(lib.text(_endpoints[id], ["endpoint_location"]))
	region != ""
}

# Every probe must fail, the tolerated ones and one more.
_detection(profile) := interval * (tolerated + 1) if {
	interval := lib.at(profile, ["monitor_config", 0, "interval_in_seconds"], 30)
	tolerated := lib.at(profile, ["monitor_config", 0, "tolerated_number_of_failures"], 3)
	lib.is_count(interval)
	lib.is_count(tolerated)
} else := null

_ttl(profile) := ttl if {
	ttl := lib.at(profile, ["dns_config", 0, "ttl"], null)
	lib.is_count(ttl)
} else := null
