package resilience.load_balancers_google_backends_test

import data.resilience.lib
import data.resilience.model.load_balancers.google_backends
import data.resilience.testing as build

_group := build.terraform("google_compute_region_instance_group_manager", "web", {})

_machine := build.terraform("google_compute_instance", "web", {})

_unmanaged := build.referring(build.terraform("google_compute_instance_group", "web", {}), {"instances": [_machine]})

_run := build.terraform("google_cloud_run_v2_service", "api", {})

_endpoints := build.referring(build.terraform("google_compute_region_network_endpoint_group", "api", {}), {"cloud_run.0.service": [_run]})

_service(name, groups) := build.referring(build.terraform("google_compute_backend_service", name, {}), {$"backend.{i}.group": [group] | some i, group in groups})

_ids(built) := [build.id(one) | some one in built]

_led_to(resources, rule) := ids if {
	document := build.document(array.concat(resources, [rule]), {})
	[found] := document.terraform[rule.type]
	ids := [service.id | some service in google_backends.services_of(found)] with input as document
}

_rule(references) := build.referring(build.terraform("google_compute_forwarding_rule", "web", {}), references)

test_a_rule_leads_to_its_backend_service_or_pool if {
	service := _service("web", [])
	pool := build.terraform("google_compute_target_pool", "web", {})
	_led_to([service], _rule({"backend_service": [service]})) == _ids([service])
	_led_to([pool], _rule({"target": [pool]})) == _ids([pool])
}

test_a_rule_leads_through_proxies_and_maps if {
	web := _service("web", [])
	api := _service("api", [])
	tcp := build.referring(build.terraform("google_compute_region_target_tcp_proxy", "web", {}), {"backend_service": [web]})
	_led_to([web, tcp], _rule({"target": [tcp]})) == _ids([web])
	url_map := build.referring(build.terraform("google_compute_region_url_map", "web", {}), {"default_service": [web], "path_matcher.0.path_rule.0.service": [api]})
	http := build.referring(build.terraform("google_compute_region_target_https_proxy", "web", {}), {"url_map": [url_map]})
	_led_to([web, api, url_map, http], _rule({"target": [http]})) == _ids([api, web])
	weighted := build.referring(build.terraform("google_compute_url_map", "web", {}), {"default_route_action": [api]})
	_led_to([api, weighted, build.over(http, {"references": {"url_map": _ids([weighted])}})], _rule({"target": [http]})) == _ids([api])
}

_members(service, resources) := members if {
	document := build.document(array.concat(resources, [service]), {})
	[found] := document.terraform[service.type]
	members := google_backends.members_of(found) with input as document
}

test_who_serves_in_the_end if {
	_members(_service("web", [_group, _unmanaged, _endpoints]), [_group, _unmanaged, _machine, _endpoints, _run]) == {build.id(_group), build.id(_machine), build.id(_run)}
}

test_an_endpoint_group_of_which_nothing_is_in_sight_stands_for_itself if {
	group := build.terraform("google_compute_network_endpoint_group", "pods", {})
	_members(_service("web", [group]), [group]) == {build.id(group)}
}

test_members_of_a_pool if {
	pool := build.referring(build.terraform("google_compute_target_pool", "web", {}), {"instances": [_machine]})
	group := build.referring(_group, {"target_pools": [pool]})
	_members(pool, [group, _machine]) == {build.id(_machine), build.id(group)}
}

_checked(service, resources) := verdict if {
	document := build.document(array.concat(resources, [service]), {})
	[found] := document.terraform[service.type]
	verdict := google_backends.checked(found) with input as document
}

test_backends_that_are_checked if {
	service := _service("web", [_group])
	yes := lib.holds("google_compute_backend_service.web has a health check")
	_checked(build.over(service, {"references": {"health_checks": ["plan.json#google_compute_health_check.web"]}}), [_group]) == yes
	_checked(build.over(service, {"values": {"health_checks": ["elsewhere"]}}), [_group]) == yes
	_checked(build.over(service, {"withheld": {"health_checks": true}}), [_group]) == lib.undecided("google_compute_backend_service.web: health_checks is marked sensitive")
	_checked(service, [_group]) == lib.fails("google_compute_backend_service.web has no health check", null, "Give google_compute_backend_service.web `health_checks`.")
}

test_services_without_machines_can_not_be_checked if {
	_checked(_service("web", [_endpoints]), [_endpoints]) == null
	internet := build.over(_endpoints, {"values": {"network_endpoint_type": "INTERNET_FQDN_PORT"}})
	_checked(_service("web", [internet]), [internet]).holds == false
	_checked(_service("web", [_endpoints, _group]), [_endpoints, _group]).holds == false
	_checked(_service("web", []), []).holds == false
}
