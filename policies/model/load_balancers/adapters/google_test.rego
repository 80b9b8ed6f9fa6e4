package resilience.load_balancers_google_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.google
import data.resilience.testing as build

_found(resources) := found if {
	found := google.found with input as build.document(resources, {})
}

_rule(values, references) := build.referring(build.terraform("google_compute_forwarding_rule", "web", {"region": {"name": "europe-west1"}, "values": values}), references)

_group := build.terraform("google_compute_region_instance_group_manager", "web", {})

_everywhere := lib.holds("Google runs it in every zone of its region")

test_a_rule_in_front_of_a_group if {
	service := build.referring(build.terraform("google_compute_region_backend_service", "web", {}), {"backend.0.group": [_group], "health_checks": ["plan.json#google_compute_health_check.web"]})
	rule := _rule({"load_balancing_scheme": "INTERNAL"}, {"backend_service": [service]})
	_found([_group, service, rule]) == [build.component(rule, "load balancer", {
		"survives_data_centre": _everywhere,
		"checked": lib.holds("google_compute_region_backend_service.web has a health check"),
		"needs": [build.id(_group)], "related": [build.id(service)],
	})]
}

test_a_rule_of_which_nothing_behind_is_in_sight if {
	rule := _rule({}, {})
	_found([rule]) == [build.component(rule, "load balancer", {"survives_data_centre": _everywhere})]
}

test_what_leads_to_a_vpn_or_to_somebody_else_is_none if {
	gateway := build.terraform("google_compute_vpn_gateway", "vpn", {})
	_found([gateway, _rule({}, {"target": [gateway]})]) == []
	_found([_rule({"load_balancing_scheme": ""}, {"target": ["plan.json#google_compute_service_attachment.x"]})]) == []
}
