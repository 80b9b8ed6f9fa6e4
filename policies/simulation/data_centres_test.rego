package resilience.simulation_data_centres_test

import data.resilience.simulation
import data.resilience.testing

_machines(places) := [testing.machine($"m{i}", place) | some i, place in places]

_estate(places, resources) := testing.document(
	array.concat(_machines(places), resources),
	{
		"clusters": [testing.cluster("pam", _machines(places), {"inputs": ["app.yaml"]})],
		"services": [testing.service("app", array.concat(["cluster:pam"], resources), {})],
	},
)

_failures(document, kind) := found if {
	all := simulation.failures with input as document
	found := [failure | some failure in all; failure.kind == kind]
}

_cell(overrides) := object.union({"service": "app", "rpo_s": 0, "rto_s": 0}, overrides)

_domain(domain, cells, unaffected) := {"domain": domain, "kind": "data-centre", "count": 1, "services": cells, "unaffected": unaffected}

test_two_data_centres_buy_nothing if {
	_failures(_estate(["eu-west-1a", "eu-west-1a", "eu-west-1b"], []), "data-centre") == [
		_domain(
			"eu-west-1a", [_cell({
				"outcome": "down", "capacity": 0, "rpo_s": null, "rto_s": null,
				"why": "1 of 3 primaries of pam would be left, and 2 are needed",
			})],
			0,
		),
		_domain("eu-west-1b", [_cell({"outcome": "reduced", "capacity": 2 / 3, "why": "2 of 3 nodes of pam are left"})], 0),
	]
}

test_three_data_centres_lose_capacity_only if {
	every failure in _failures(_estate(["eu-west-1a", "eu-west-1b", "eu-west-1c"], []), "data-centre") {
		failure.services == [_cell({"outcome": "reduced", "capacity": 2 / 3, "why": "2 of 3 nodes of pam are left"})]
	}
}

test_five_in_three_survive_as_2_2_1_and_not_as_3_1_1 if {
	outcomes := {failure.services[0].outcome | some failure in _failures(_estate(["x-1a", "x-1a", "x-1b", "x-1b", "x-1c"], []), "data-centre")}
	outcomes == {"reduced"}
	others := [failure.services[0].outcome | some failure in _failures(_estate(["x-1a", "x-1a", "x-1a", "x-1b", "x-1c"], []), "data-centre")]
	others == ["down", "reduced", "reduced"]
}

_blind := testing.terraform("aws_instance", "blind", {"unknown": {"availability_zone": true, "subnet_id": true}})

test_a_primary_of_which_the_place_is_not_known_makes_it_unknown if {
	seen := _machines(["eu-west-1a", "eu-west-1b"])
	document := testing.document(array.concat(seen, [_blind]), {"clusters": [testing.cluster("pam", array.concat(seen, [_blind]), {})]})
	found := _failures(document, "data-centre")
	[failure.domain | some failure in found] == ["eu-west-1a", "eu-west-1b"]
	every failure in found {
		failure.services[0].outcome == "unknown"
		failure.services[0].capacity == null
	}
}

_database(values) := testing.terraform("aws_db_instance", "main", {"values": values})

test_a_database_in_several_data_centres_fails_over if {
	found := _failures(_estate(["eu-west-1a", "eu-west-1b", "eu-west-1c"], [_database({"multi_az": true, "availability_zone": "eu-west-1a"})]), "data-centre")
	found[0].services == [_cell({"outcome": "reduced", "capacity": 2 / 3, "rto_s": 60, "why": "2 of 3 nodes of pam are left"})]
}

test_a_database_in_one_data_centre_goes_with_it if {
	document := testing.document([_database({"multi_az": false, "availability_zone": "eu-west-1a"})], {})
	_failures(document, "data-centre") == [_domain(
		"eu-west-1a", [{
			"service": "aws_db_instance.main", "outcome": "down", "capacity": 0, "rpo_s": null, "rto_s": null,
			"why": "aws_db_instance.main runs in that data centre alone",
		}],
		0,
	)]
}

test_services_elsewhere_are_counted_as_unaffected if {
	other := testing.over(testing.terraform("aws_db_instance", "other", {"values": {"multi_az": true}}), {"region": {"name": "us-east-1"}})
	document := testing.document([_database({"multi_az": false, "availability_zone": "eu-west-1a"}), other], {})
	[[failure.unaffected, count(failure.services)] | some failure in _failures(document, "data-centre")] == [[1, 1]]
}

test_an_assumed_cluster_loses_one_of_its_data_centres if {
	web := testing.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": 2, "template": {"metadata": {"labels": {"app": "web"}}}}})
	_failures(testing.document([web], {}), "data-centre") == [{
		"domain": "of the assumed cluster", "kind": "data-centre", "count": 3, "unaffected": 0,
		"services": [{
			"service": "shop/web", "outcome": "down", "capacity": 0, "rpo_s": 0, "rto_s": 350,
			"why": "all 2 replicas of web may run there, until the pods run elsewhere",
		}],
	}]
}
