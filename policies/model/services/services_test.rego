package resilience.model.services_test

import data.resilience.model.services
import data.resilience.testing

_web := testing.kubernetes("apps/Deployment", "shop", "web", {"metadata": {"labels": {"app.kubernetes.io/part-of": "shop"}}})

_api := testing.kubernetes("apps/Deployment", "shop", "api", {"metadata": {"labels": {"app.kubernetes.io/part-of": "shop"}}})

_database := testing.terraform("aws_db_instance", "main", {"values": {"engine": "postgres"}})

_machines := [testing.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]

_by_name(resources, settings) := found if {
	found := services.by_name with input as testing.document(resources, settings)
}

_service(overrides) := object.union(
	{"name": "shop", "declared": false, "workloads": [], "components": [], "clusters": [], "objectives": testing.nothing_asked},
	overrides,
)

test_workloads_of_one_label_are_one_service if {
	_by_name([_web, _api], {}) == {"shop": _service({"workloads": sort([testing.id(_web), testing.id(_api)]), "clusters": ["assumed"]})}
}

test_a_database_stands_on_its_own if {
	_by_name([_database], {}) == {"aws_db_instance.main": _service({"name": "aws_db_instance.main", "components": [testing.id(_database)]})}
}

test_databases_of_one_address_in_two_inputs_are_two_services if {
	other := testing.over(_database, {"input": "other.json"})
	_by_name([_database, other], {}) == {id: _service({"name": id, "components": [id]}) | some id in [testing.id(_database), testing.id(other)]}
}

_in(region, input_name, resource) := testing.over(resource, {"input": input_name, "region": {"name": region}})

# A stack that is applied once for each region: what stands in both is one service.
test_databases_of_one_address_in_two_regions_are_one_service if {
	other := _in("us-east-1", "other.json", _database)
	_by_name([_database, other], {}) == {"aws_db_instance.main": _service({
		"name": "aws_db_instance.main",
		"components": sort([testing.id(_database), testing.id(other)]),
	})}
	nowhere := testing.over(_database, {"input": "other.json", "region": {"unknown": "no provider says it"}})
	object.keys(_by_name([_database, nowhere], {})) == {testing.id(_database), testing.id(nowhere)}
}

_called(resource, key, region) := testing.over(resource, {"address": concat("", [`module.shop["`, key, `"].`, resource.envelope.address]), "region": {"name": region}})

test_one_module_that_is_called_once_for_each_region_is_one_service if {
	found := _by_name([_called(_database, "live", "eu-west-1"), _called(_database, "recovery", "us-east-1")], {})
	object.keys(found) == {"module.shop"}
	count(found["module.shop"].components) == 2
	apart := _by_name([_called(_database, "a", "eu-west-1"), _called(_database, "b", "eu-west-1")], {})
	object.keys(apart) == {`module.shop["a"]`, `module.shop["b"]`}
}

_function := testing.terraform("aws_lambda_function", "web", {})

_api_of(function) := testing.over(testing.referring(testing.terraform("aws_api_gateway_rest_api", "main", {}), {"body": [function]}), object.filter(function.envelope, ["input", "region"]))

test_what_apis_of_one_address_in_two_regions_lead_to_is_one_service if {
	other := _in("us-east-1", "other.json", _function)
	resources := [_function, _api_of(_function), other, _api_of(other)]
	found := _by_name(resources, {})
	object.keys(found) == {"aws_api_gateway_rest_api.main"}
	found["aws_api_gateway_rest_api.main"].components == sort([testing.id(resource) | some resource in resources])
}

test_apis_of_one_module_that_is_called_once_for_each_region if {
	here := _called(_function, "live", "eu-west-1")
	there := _called(_function, "recovery", "us-east-1")
	found := _by_name([here, _called(_api_of(here), "live", "eu-west-1"), there, _called(_api_of(there), "recovery", "us-east-1")], {})
	object.keys(found) == {"module.shop.aws_api_gateway_rest_api.main"}
}

test_a_copy_of_a_database_is_no_service if {
	copy := testing.referring(testing.terraform("aws_db_instance", "copy", {}), {"replicate_source_db": [_database]})
	object.keys(_by_name([_database, copy], {})) == {"aws_db_instance.main"}
}

test_a_declared_service_takes_its_members_and_their_cluster if {
	settings := {
		"clusters": [testing.cluster("pam", _machines, {"inputs": ["app.yaml"]})],
		"services": [testing.service("front", [_web, _database], {"tolerate": "data-centre"})],
	}
	found := _by_name(array.concat(_machines, [_web, _database]), settings)
	found == {"front": _service({
		"name": "front", "declared": true, "workloads": [testing.id(_web)], "components": [testing.id(_database)], "clusters": ["cluster:pam"],
		"objectives": {"tolerate": "data-centre", "rto_s": null, "rpo_s": null},
	})}
}

test_labels_that_name_a_declared_service_belong_to_it if {
	found := _by_name([_web, _api], {"services": [testing.service("shop", [], {})]})
	found == {"shop": _service({"declared": true, "workloads": sort([testing.id(_web), testing.id(_api)]), "clusters": ["assumed"]})}
}

test_objectives_of_the_estate_hold_where_a_service_has_none if {
	settings := {"objectives": {"tolerate": "node", "rto_s": null, "rpo_s": 60}, "services": [testing.service("shop", [_web], {"tolerate": "region"})]}
	_by_name([_web], settings).shop.objectives == {"tolerate": "region", "rto_s": null, "rpo_s": 60}
}

test_a_cluster_that_waits_in_a_recovery_region_is_no_service if {
	elsewhere := [testing.over(testing.machine($"r{name}", $"eu-central-1{name}"), {"region": {"name": "eu-central-1"}}) | some name in ["a", "b", "c"]]
	settings := {
		"clusters": [testing.cluster("live", _machines, {}), testing.cluster("waiting", elsewhere, {})],
		"regions": {"live": null, "recovery": ["eu-central-1"]},
	}
	object.keys(_by_name(array.concat(_machines, elsewhere), settings)) == {"live"}
}

test_the_only_cluster_does_not_wait if {
	settings := {"clusters": [testing.cluster("live", _machines, {})], "regions": {"live": null, "recovery": ["eu-west-1"]}}
	object.keys(_by_name(_machines, settings)) == {"live"}
}

test_a_name_that_is_declared_twice_means_its_first_service if {
	settings := {"services": [testing.service("shop", [_web], {}), testing.service("shop", [_database], {})]}
	_by_name([_web, _database], settings).shop.components == []
}

test_names_that_are_numbers_are_written_as_text if {
	found := services.by_name with input as testing.document([], {})
		with data.resilience.model.workloads.by_id as {"w": {"service": 7, "cluster": "assumed"}, "x": {"service": "7", "cluster": "assumed"}}
	found == {"7": _service({"name": "7", "workloads": ["w", "x"], "clusters": ["assumed"]})}
}

test_parts_know_their_services if {
	of := services.of with input as testing.document([_web], {"services": [testing.service("front", [_web], {})]})
	of == {testing.id(_web): ["front"], "assumed": ["front"]}
}

test_what_a_match_names_is_known_whatever_it_is if {
	naming := services.naming with input as testing.document([_web], {"services": [testing.service("front", ["plan.json#aws_lb.x"], {})]})
	naming == {"plan.json#aws_lb.x": {"front"}}
}

test_objectives_of_everything if {
	all := services.all_objectives with input as testing.document([_web], {"services": [testing.service("front", [_web], {"rto_s": 5})]})
	all == [testing.nothing_asked, {"tolerate": null, "rto_s": 5, "rpo_s": null}]
}
