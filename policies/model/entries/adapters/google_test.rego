package resilience.model.entries.adapters.google_test

import data.resilience.model.entries.adapters.google
import data.resilience.testing

_group(region) := testing.terraform("google_compute_instance_group", region, {"region": {"name": region}})

_check := testing.terraform("google_compute_health_check", "app", {"values": {"check_interval_sec": 10, "unhealthy_threshold": 3}})

_service(backends, references) := testing.referring(
	testing.terraform("google_compute_backend_service", "app", {"values": {"backend": backends}}),
	references,
)

_proxy(service) := testing.referring(testing.terraform("google_compute_target_tcp_proxy", "app", {}), {"backend_service": [service]})

_rule(proxy) := testing.referring(testing.terraform("google_compute_global_forwarding_rule", "app", {"values": {"name": "shop"}}), {"target": [proxy]})

_found(service) := entries if {
	entries := google.found with input as testing.document(
		[_group("europe-west1"), _group("europe-west4"), _check, service, _proxy(service), _rule(_proxy(service))],
		{},
	)
}

_both := {"backend.0.group": [_group("europe-west1")], "backend.1.group": [_group("europe-west4")]}

_entry(overrides) := object.union(
	{
		"id": "plan.json#google_compute_global_forwarding_rule.app", "name": "shop", "kind": "global load balancer",
		"targets": ["google_compute_instance_group.europe-west1", "google_compute_instance_group.europe-west4"], "regions": ["europe-west1", "europe-west4"],
		"reaches": [testing.id(_group("europe-west1")), testing.id(_group("europe-west4"))],
		"unchecked": [], "detection_s": 30, "ttl_s": 0, "related": ["plan.json#google_compute_backend_service.app"], "unknown": {},
	},
	overrides,
)

test_groups_in_two_regions_with_a_health_check if {
	_found(_service([{}, {}], object.union(_both, {"health_checks": [_check]}))) == [_entry({})]
}

test_a_backend_service_without_a_health_check_is_not_checked if {
	_found(_service([{}, {}], _both)) == [_entry({"unchecked": ["google_compute_backend_service.app"], "detection_s": null})]
}

test_a_backend_that_is_not_in_sight_is_unknown if {
	_found(_service([{}, {}, {}], object.union(_both, {"health_checks": [_check]}))) == [_entry({"unknown": {"regions": "google_compute_backend_service.app: not every backend is in sight"}})]
}

test_a_rule_that_leads_to_no_backend_service_in_sight_is_no_entry if {
	found := google.found with input as testing.document([_rule("plan.json#elsewhere")], {})
	found == []
}

test_a_url_map_leads_on if {
	service := _service([{}, {}], object.union(_both, {"health_checks": [_check]}))
	url_map := testing.referring(testing.terraform("google_compute_url_map", "app", {}), {"default_service": [service]})
	proxy := testing.referring(testing.terraform("google_compute_target_https_proxy", "app", {}), {"url_map": [url_map]})
	found := google.found with input as testing.document([_group("europe-west1"), _group("europe-west4"), _check, service, url_map, proxy, _rule(proxy)], {})
	found == [_entry({})]
}
