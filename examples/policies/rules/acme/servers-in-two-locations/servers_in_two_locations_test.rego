package resilience.rules_test.acme.servers_in_two_locations

import data.resilience.testing as build

_server(name, location) := build.terraform("hcloud_server", name, {"values": {"location": location, "labels": {"role": "web"}}})

_violated(servers) := {entry.subject | some entry in found} if {
	found := data.resilience.rules.acme["servers-in-two-locations"].violations with input as build.document(servers, {})
}

test_one_location_fails if _violated([_server("a", "fsn1"), _server("b", "fsn1")]) == {"plan.json#hcloud_server.a"}

test_two_locations_pass if _violated([_server("a", "fsn1"), _server("b", "nbg1")]) == set()

test_servers_without_a_role_are_not_judged if _violated([build.terraform("hcloud_server", "a", {"values": {"location": "fsn1"}})]) == set()
