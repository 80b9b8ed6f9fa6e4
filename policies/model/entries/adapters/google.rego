# METADATA
# title: Global load balancers of Google Cloud
# description: |
#   A global forwarding rule reaches, through proxy and URL map, backend services whose groups may stand in several regions; a backend service with a health
#   check sends traffic to healthy groups only.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/https
#     description: External Application Load Balancer overview
package resilience.model.entries.adapters.google

import data.resilience.lib
import data.resilience.model.load_balancers.google_backends

# METADATA
# description: Entry records of the global forwarding rules in the input.
found := [entry |
	some rule in input.terraform.google_compute_global_forwarding_rule
	services := google_backends.services_of(rule)
	count(services) > 0
	groups := sort({id | some service in services; some id in google_backends.groups_of(service)})
	entry := {
		"id": rule.id, "name": $"{lib.at(rule, ["name"], rule.address)}", "kind": "global load balancer",
		"targets": [lib.short(id) | some id in groups],
		"reaches": sort({id | some service in services; some id in google_backends.members_of(service)}),
		"regions": sort({region | some id in groups; region := google_backends.groups[id].region.name}),
		"unchecked": [service.address | some service in services; not google_backends.may_be_checked(service)],
		"detection_s": _detection(services), "ttl_s": 0,
		"related": [service.id | some service in services],
		"unknown": {"regions": blind[0] |
			blind := array.concat(
				[$"the region of {lib.short(id)} is not known" | some id in groups; not google_backends.groups[id].region.name],
				[$"{service.address}: not every backend is in sight" | some service in services; google_backends.has_unseen(service)],
			)
			count(blind) > 0
		},
	}
]

# Of the slowest check; null where one is not in sight, since nothing bounds it then.
_detection(services) := max(times) if {
	times := [_check_time(service) | some service in services]
	every seconds in times { seconds != null }
} else := null

_check_time(service) := max(times) if {
	times := [seconds | some id in google_backends.checks_of(service); seconds := _seconds[id]]
	count(times) > 0
} else := null

_seconds := {check.id: seconds |
	some check in input.terraform.google_compute_health_check
	seconds := lib.time_at(check, "check_interval_sec", 5) * lib.time_at(check, "unhealthy_threshold", 2)
}
