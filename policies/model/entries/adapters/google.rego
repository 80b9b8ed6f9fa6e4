# METADATA
# title: Global load balancers of Google Cloud
# description: |
#   A global forwarding rule reaches, through proxy and URL map, a backend service whose groups may stand in several regions; a
#   backend service with a health check sends traffic to healthy groups only.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/https
#     description: External Application Load Balancer overview
package resilience.model.entries.adapters.google

import data.resilience.lib

# METADATA
# description: Entry records of the global forwarding rules in the input.
found := [entry |
	some rule in input.terraform.google_compute_global_forwarding_rule
	services := _backend_services(rule)
	count(services) > 0
	groups := sort({id | some service in services; some id in lib.refs(service, "backend"); _groups[id]})
	entry := {
		"id": rule.id, "name": $"{lib.at(rule, ["name"], rule.address)}", "kind": "global load balancer",
		"targets": [lib.short(id) | some id in groups],
		"reaches": groups,
		"regions": sort({region | some id in groups; region := _groups[id].region.name}),
		"unchecked": [service.address | some service in services; not _is_checked(service)],
		"detection_s": _detection(services), "ttl_s": 0,
		"related": [service.id | some service in services],
		"unknown": {"regions": blind[0] |
			blind := array.concat(
				[$"the region of {lib.short(id)} is not known" | some id in groups; not _groups[id].region.name],
				[$"{service.address}: not every backend is in sight" | some service in services; _has_unseen(service)],
			)
			count(blind) > 0
		},
	}
]

# Network endpoint groups, and groups of other inputs.
_has_unseen(service) if {
	count(lib.at(service, ["backend"], [])) > count({id | some id in lib.refs(service, "backend"); _groups[id]})
}

_types := {
	"proxies": ["google_compute_target_https_proxy", "google_compute_target_http_proxy", "google_compute_target_tcp_proxy", "google_compute_target_ssl_proxy"],
	"groups": ["google_compute_instance_group", "google_compute_region_instance_group_manager", "google_compute_instance_group_manager"],
}

_backend_services(rule) := [service |
	reached := {id |
		some proxy_id in lib.refs(rule, "target")
		proxy := _proxies[proxy_id]
		some id in (lib.refs(proxy, "backend_service") | _of_url_map(proxy))
	}
	some id in sort(reached)
	service := _services[id]
]

_of_url_map(proxy) := {id |
	some map_id in lib.refs(proxy, "url_map")
	some id in lib.refs(_url_maps[map_id], "default_service")
}

_proxies := {proxy.id: proxy | some type in _types.proxies; some proxy in input.terraform[type]}

_url_maps := {url_map.id: url_map | some url_map in input.terraform.google_compute_url_map}

_services := {service.id: service | some service in input.terraform.google_compute_backend_service}

_groups := {group.id: group | some type in _types.groups; some group in input.terraform[type]}

_is_checked(service) if lib.refs(service, "health_checks") != set()

_is_checked(service) if count(lib.at(service, ["health_checks"], [])) > 0

_is_checked(service) if lib.unknown_within(service, ["health_checks"])

# Of the slowest check; null where one is not in sight, since nothing bounds it then.
_detection(services) := max(times) if {
	times := [_check_time(service) | some service in services]
	every seconds in times { seconds != null }
} else := null

_check_time(service) := max(times) if {
	times := [seconds | some id in lib.refs(service, "health_checks"); seconds := _seconds[id]]
	count(times) > 0
} else := null

_seconds := {check.id: seconds |
	some check in input.terraform.google_compute_health_check
	seconds := lib.time_at(check, "check_interval_sec", 5) * lib.time_at(check, "unhealthy_threshold", 2)
}
