# METADATA
# title: What load balancers of Google Cloud lead to
# description: |
#   A forwarding rule leads to a backend service or target pool, itself or through a proxy and a URL map. A backend service has backends: groups of machines,
#   or endpoint groups that stand for services without machines.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/backend-service
#     description: Backend services and their backends
package resilience.model.load_balancers.google_backends

import data.resilience.lib

_types := {
	"proxies": [
		"google_compute_target_https_proxy", "google_compute_target_http_proxy", "google_compute_target_tcp_proxy", "google_compute_target_ssl_proxy",
		"google_compute_target_grpc_proxy", "google_compute_region_target_http_proxy", "google_compute_region_target_https_proxy", "google_compute_region_target_tcp_proxy",
	],
	"maps": ["google_compute_url_map", "google_compute_region_url_map"],
	"services": ["google_compute_backend_service", "google_compute_region_backend_service", "google_compute_target_pool"],
	"groups": [
		"google_compute_instance_group", "google_compute_region_instance_group_manager", "google_compute_instance_group_manager",
		"google_compute_region_network_endpoint_group", "google_compute_network_endpoint_group",
	],
}

# METADATA
# description: The backend services and target pools that a forwarding rule leads to, in order of their ids.
services_of(rule) := [service |
	direct := lib.refs(rule, "target") | lib.refs(rule, "backend_service")
	proxied := {id | some proxy in direct; some id in object.get(_behind_proxy, proxy, set())}
	mapped := {id | some url_map in proxied; some id in object.get(_behind_map, url_map, set())}
	some id in sort(((direct | proxied) | mapped))
	service := _services[id]
]

_behind_proxy := {proxy.id: ids |
	some type in _types.proxies
	some proxy in input.terraform[type]
	ids := lib.refs(proxy, "backend_service") | lib.refs(proxy, "url_map")
}

_behind_map := {url_map.id: ids |
	some type in _types.maps
	some url_map in input.terraform[type]
	ids := {id | some attribute in ["default_service", "path_matcher", "default_route_action"]; some id in lib.refs(url_map, attribute)}
}

_services := {service.id: service | some type in _types.services; some service in input.terraform[type]}

# METADATA
# description: Groups of machines and of endpoints by id, whatever they are.
groups := {group.id: group | some type in _types.groups; some group in input.terraform[type]}

# METADATA
# description: Ids of the groups that are backends of a backend service.
groups_of(service) := {id | some id in lib.refs(service, "backend"); groups[id]}

# METADATA
# description: |
#   Ids of what a backend service or target pool sends traffic to in the end: managed groups, machines, and services without machines. A group of which no
#   member is in sight stands for itself.
members_of(service) := {member | some group in groups_of(service); some member in _members[group]} | (lib.refs(service, "instances") | lib.referrers(service, "target_pools"))

_members := {id: members |
	some id, group in groups
	inside := {member | some attribute in ["instances", "cloud_run", "cloud_function", "app_engine"]; some member in lib.refs(group, attribute)}
	members := _or_itself(inside, id)
}

_or_itself(inside, id) := {id} if count(inside) == 0

_or_itself(inside, _) := inside if count(inside) > 0

# METADATA
# description: |
#   Whether a backend service or target pool checks its backends; null of one whose backends are all services without machines, which can't be checked.
checked(service) := null if {
	ids := groups_of(service)
	count(ids) > 0
	every id in ids { _is_serverless[id] }
} else := lib.holds($"{service.address} has a health check") if {
	count(checks_of(service)) > 0
} else := lib.holds($"{service.address} has a health check") if {
	count(lib.at(service, ["health_checks"], [])) > 0
} else := lib.undecided(lib.why_unknown(service, ["health_checks"])) if {
	lib.is_hidden(service, ["health_checks"])
} else := lib.fails($"{service.address} has no health check", null, $"Give {service.address} `health_checks`.")

# METADATA
# description: Ids of the health checks that a backend service refers to.
checks_of(service) := lib.refs(service, "health_checks")

# METADATA
# description: True of a backend service that has a health check, or will have what is known only after apply.
may_be_checked(service) if count(checks_of(service)) > 0

may_be_checked(service) if count(lib.at(service, ["health_checks"], [])) > 0

may_be_checked(service) if lib.unknown_within(service, ["health_checks"])

# METADATA
# description: True if a backend service has more backends than are in sight, groups of other inputs.
has_unseen(service) if count(lib.at(service, ["backend"], [])) > count(groups_of(service))

_is_serverless := {group.id: true |
	some group in input.terraform.google_compute_region_network_endpoint_group
	lib.at(group, ["network_endpoint_type"], "SERVERLESS") == "SERVERLESS"
}
