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

_cell(overrides) := object.union({"service": "app", "part": "cluster:pam", "rpo_s": 0, "rto_s": 0}, overrides)

_domain(domain, cells, unaffected) := {"domain": domain, "kind": "data-centre", "count": 1, "services": cells, "unaffected": unaffected}

test_two_data_centres_buy_nothing if {
	_failures(_estate(["eu-west-1a", "eu-west-1a", "eu-west-1b"], []), "data-centre") == [
		_domain(
			"eu-west-1a", [_cell({
				"outcome": "down", "capacity": 0, "rpo_s": null, "rto_s": null,
				"parts": {"as_bad": 1, "all": 1}, "why": "1 of 3 primaries of pam would be left, and 2 are needed",
			})],
			0,
		),
		_domain("eu-west-1b", [_cell({"outcome": "reduced", "capacity": 2 / 3, "parts": {"as_bad": 1, "all": 1}, "why": "2 of 3 nodes of pam are left"})], 0),
	]
}

test_three_data_centres_lose_capacity_only if {
	every failure in _failures(_estate(["eu-west-1a", "eu-west-1b", "eu-west-1c"], []), "data-centre") {
		failure.services == [_cell({"outcome": "reduced", "capacity": 2 / 3, "parts": {"as_bad": 1, "all": 1}, "why": "2 of 3 nodes of pam are left"})]
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
	found[0].services == [_cell({"outcome": "reduced", "capacity": 2 / 3, "rto_s": 120, "parts": {"as_bad": 1, "all": 1}, "why": "2 of 3 nodes of pam are left"})]
}

test_a_database_in_one_data_centre_goes_with_it if {
	document := testing.document([_database({"multi_az": false, "availability_zone": "eu-west-1a"})], {})
	_failures(document, "data-centre") == [_domain(
		"eu-west-1a", [{
			"service": "aws_db_instance.main", "part": "plan.json#aws_db_instance.main",
			"outcome": "lost", "capacity": 0, "rpo_s": null, "rto_s": null,
			"parts": {"as_bad": 1, "all": 1}, "why": "aws_db_instance.main runs in one data centre (multi_az is false), and no copy of it is in sight",
		}],
		0,
	)]
}

test_services_elsewhere_are_counted_as_unaffected if {
	other := testing.over(testing.terraform("aws_db_instance", "other", {"values": {"multi_az": true}}), {"region": {"name": "us-east-1"}})
	document := testing.document([_database({"multi_az": false, "availability_zone": "eu-west-1a"}), other], {})
	[[failure.domain, failure.unaffected, count(failure.services)] | some failure in _failures(document, "data-centre")] == [["eu-west-1a", 1, 1], ["of us-east-1", 1, 1]]
}

test_an_assumed_cluster_loses_one_of_its_data_centres if {
	web := testing.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": 2, "template": {"metadata": {"labels": {"app": "web"}}}}})
	_failures(testing.document([web], {}), "data-centre") == [{
		"domain": "of the assumed cluster", "kind": "data-centre", "count": 3, "unaffected": 0,
		"services": [{
			"service": "shop/web", "part": testing.id(web), "outcome": "down", "capacity": 0, "rpo_s": 0, "rto_s": 350,
			"parts": {"as_bad": 1, "all": 1}, "why": "all 2 replicas of web may run there, until the pods run elsewhere", "may": true,
		}],
	}]
}

test_what_is_backed_up_is_restored_in_its_region if {
	document := testing.document([_database({"multi_az": false, "availability_zone": "eu-west-1a", "backup_retention_period": 7})], {})
	[failure] := _failures(document, "data-centre")
	failure.services == [{
		"service": "aws_db_instance.main", "part": "plan.json#aws_db_instance.main",
		"outcome": "down", "capacity": 0, "rpo_s": 300, "rto_s": null,
		"parts": {"as_bad": 1, "all": 1}, "why": "aws_db_instance.main runs in one data centre (multi_az is false); it is restored from its backups in eu-west-1",
	}]
}

test_a_data_centre_that_the_plan_does_not_name_is_one_all_the_same if {
	[failure] := _failures(testing.document([_database({"multi_az": false})], {}), "data-centre")
	failure.domain == "of eu-west-1"
	failure.services[0].outcome == "lost"
}

test_machines_of_two_data_centres_lose_their_share if {
	document := testing.document(_machines(["eu-west-1a", "eu-west-1b", "eu-west-1b"]), {"services": [testing.service("app", _machines(["x", "x", "x"]), {})]})
	{failure.domain: [[cell.part, cell.outcome] | some cell in failure.services] | some failure in _failures(document, "data-centre")} == {
		"eu-west-1a": [["plan.json#aws_instance.m0", "down"]],
		"eu-west-1b": [["plan.json#aws_instance.m1", "down"]],
	}
}

test_a_group_loses_its_share if {
	subnets := [testing.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b", "c"]]
	group := testing.referring(testing.terraform("aws_autoscaling_group", "web", {"values": {"min_size": 3}}), {"vpc_zone_identifier": subnets})
	found := _failures(testing.document(array.concat(subnets, [group]), {}), "data-centre")
	[failure.domain | some failure in found] == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
	every failure in found {
		failure.services == [{
			"service": "aws_autoscaling_group.web", "part": testing.id(group),
			"outcome": "reduced", "capacity": 2 / 3, "rpo_s": 0, "rto_s": 0,
			"parts": {"as_bad": 1, "all": 1}, "why": "2 of 3 of aws_autoscaling_group.web are left",
		}]
	}
}

test_a_cluster_may_be_in_the_data_centre_of_its_region_that_is_lost if {
	aks := testing.over(testing.terraform("azurerm_kubernetes_cluster", "main", {"values": {"default_node_pool": [{"node_count": 2}]}}), {"region": {"name": "westeurope"}})
	cache := testing.over(testing.terraform("azurerm_redis_cache", "main", {"values": {"sku_name": "Basic"}}), {"region": {"name": "westeurope"}})
	web := testing.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": 2}})
	document := testing.document([aks, cache, web], {"services": [testing.service("cache", [cache], {}), testing.service("web", [web], {})]})
	{failure.domain: {cell.service: cell.outcome | some cell in failure.services} | some failure in _failures(document, "data-centre")} == {
		"of westeurope": {"cache": "down", "web": "unknown"},
	}
}
