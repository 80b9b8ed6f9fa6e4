package resilience.entries_google_dns_test

import data.resilience.model.entries.adapters.google_dns
import data.resilience.testing as build

_found(resources) := found if {
	found := google_dns.found with input as build.document(resources, {})
}

_record(policy, references) := build.over(
	build.terraform("google_dns_record_set", "shop", {"region": {"global": true}, "values": {"name": "shop.example.com.", "ttl": 30, "routing_policy": [policy]}}),
	{"references": references},
)

_balancer(name, region) := build.terraform("google_compute_forwarding_rule", name, {"region": {"name": region}})

_expected(given) := object.union(
	{
		"id": "plan.json#google_dns_record_set.shop", "name": "shop.example.com.", "detection_s": null, "ttl_s": 30,
		"related": ["plan.json#google_dns_record_set.shop"], "unknown": {},
	},
	given,
)

_id(name) := $"plan.json#google_compute_forwarding_rule.{name}"

test_a_failover_between_regions if {
	policy := {"primary_backup": [{"backup_geo": [{"location": "europe-west4"}]}]}
	record := _record(policy, {
		"routing_policy.0.primary_backup.0.primary": [_id("a")],
		"routing_policy.0.primary_backup.0.backup_geo.0.rrdatas": [_id("b")],
	})
	_found([_balancer("a", "europe-west1"), _balancer("b", "europe-west4"), record]) == [_expected({
		"kind": "dns failover", "targets": ["primary", "backup europe-west4"],
		"reaches": [_id("a"), _id("b")], "regions": ["europe-west1", "europe-west4"], "unchecked": [],
	})]
}

test_a_geographical_policy_that_checks_one_of_its_targets if {
	policy := {"geo": [{"location": "europe-west1"}, {"location": "us-east1", "rrdatas": ["192.0.2.1"]}]}
	_found([_balancer("a", "europe-west1"), _record(policy, {"routing_policy.0.geo.0.health_checked_targets": [_id("a")]})]) == [_expected({
		"kind": "dns geolocation", "targets": ["europe-west1", "us-east1"],
		"reaches": [_id("a")], "regions": ["europe-west1", "us-east1"], "unchecked": ["us-east1"],
	})]
}

test_weights_over_reserved_addresses if {
	address := build.terraform("google_compute_address", "a", {})
	balancer := build.referring(_balancer("a", "europe-west1"), {"ip_address": [address]})
	record := _record({"wrr": [{"weight": 1}, {"weight": 0}]}, {"routing_policy.0.wrr.0.rrdatas": [build.id(address)]})
	_found([address, balancer, record]) == [_expected({
		"kind": "dns weighted", "targets": ["routing_policy.0.wrr.0", "routing_policy.0.wrr.1"],
		"reaches": [_id("a")], "regions": ["europe-west1"], "unchecked": ["routing_policy.0.wrr.0", "routing_policy.0.wrr.1"],
		"unknown": {"regions": "google_dns_record_set.shop: the region behind routing_policy.0.wrr.1 is not known"},
	})]
}

test_a_record_without_a_policy_is_no_entry if _found([build.terraform("google_dns_record_set", "shop", {"values": {"rrdatas": ["192.0.2.1"]}})]) == []
