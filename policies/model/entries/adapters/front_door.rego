# METADATA
# title: Front Door
# description: |
#   Front Door takes in traffic at the edge and leads it to the origins of a group, by their priority and weight, that its health probe finds healthy; without
#   a probe every origin counts as healthy. An origin is taken out when too few of its last samples succeeded.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/frontdoor/health-probes
#     description: Health probes of Front Door
#   - ref: https://learn.microsoft.com/azure/frontdoor/routing-methods
#     description: How Front Door chooses an origin
package resilience.model.entries.adapters.front_door

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Entry records of the origin groups and classic front doors in the input.
found := array.concat(_groups, _classic)

_groups := [entry |
	some group in input.terraform.azurerm_cdn_frontdoor_origin_group
	origins := [_origins[id] |
		some id in sort(lib.referrers(group, "cdn_frontdoor_origin_group_id"))
		_origins[id]
		lib.at(_origins[id], ["enabled"], true) != false
	]
	count(origins) > 0
	entry := {
		"id": group.id, "name": $"{lib.at(group, ["name"], group.address)}", "kind": "global load balancer",
		"targets": [lib.short(origin.id) | some origin in origins],
		"reaches": sort({id | some origin in origins; some id in lib.refs(origin, "host_name")}),
		"regions": sort({region | some origin in origins; some id in lib.refs(origin, "host_name"); some region in _regions_of[id]}),
		"unchecked": [lib.short(origin.id) | some origin in origins; not _is_probed(group)],
		"detection_s": _detection(group), "ttl_s": 0,
		"related": [origin.id | some origin in origins],
		"unknown": {"regions": $"the region behind {blind[0].address} is not known" |
			blind := [origin | some origin in origins; not _has_region(origin)]
			count(blind) > 0
		},
	}
]

_origins := {origin.id: origin | some origin in input.terraform.azurerm_cdn_frontdoor_origin}

_has_region(origin) if {
	some id in lib.refs(origin, "host_name")
	_regions_of[id]
}

_regions_of[id] contains component.region if {
	some component_id, component in components.by_id
	component.region != null
	some id in array.concat([component_id], component.related)
}

_is_probed(group) if count(lib.at(group, ["health_probe"], [])) > 0

_is_probed(group) if lib.is_hidden(group, ["health_probe"])

# As many samples must fail as leave too few good ones.
_detection(group) := interval * ((samples - good) + 1) if {
	interval := lib.at(group, ["health_probe", 0, "interval_in_seconds"], null)
	samples := lib.at(group, ["load_balancing", 0, "sample_size"], 4)
	good := lib.at(group, ["load_balancing", 0, "successful_samples_required"], 3)
	lib.is_count(interval)
	lib.is_count(samples - good)
} else := null

_classic := [entry |
	some door in input.terraform.azurerm_frontdoor
	backends := [backend |
		some pool in lib.at(door, ["backend_pool"], [])
		some backend in pool.backend
		object.get(backend, "enabled", true) != false
		is_string(backend.address)
	]
	reached := lib.refs(door, "backend_pool")
	count(backends) + count(reached) > 0
	names := sort({backend.address | some backend in backends; lib.is_plain(backend.address)} | {lib.short(id) | some id in reached})
	entry := {
		"id": door.id, "name": $"{lib.at(door, ["name"], door.address)}", "kind": "global load balancer",
		"targets": names, "reaches": sort(reached),
		"regions": sort({region | some id in reached; some region in _regions_of[id]}),
		"unchecked": [name | _is_blind(door); some name in names],
		"detection_s": _classic_detection(door), "ttl_s": 0,
		"related": [],
		"unknown": {"regions": $"{door.address}: not every backend is in sight" | count([id | some id in reached; _regions_of[id]]) < max([1, count(names)])},
	}
]

_is_blind(door) if {
	some probe in lib.at(door, ["backend_pool_health_probe"], [])
	probe.enabled == false
}

_classic_detection(door) := max(seconds) * 2 if {
	seconds := [probe.interval_in_seconds | some probe in lib.at(door, ["backend_pool_health_probe"], []); is_number(probe.interval_in_seconds)]
	count(seconds) > 0
} else := null
