package resilience.compute_machines_test

import data.resilience.lib
import data.resilience.model.compute.adapters.machines
import data.resilience.testing as build

_found(resources, settings) := found if {
	found := machines.found with input as build.document(resources, settings)
}

_web(i, zone) := build.over(build.machine("web", zone), {"address": $"aws_instance.web[{i}]"})

test_machines_of_one_block_are_one_component if {
	all := [_web(0, "eu-west-1a"), _web(1, "eu-west-1b")]
	_found(all, {}) == [object.union(
		build.component(all[0], "machine", {
			"data_centres": ["eu-west-1a", "eu-west-1b"], "count": 2, "by_data_centre": {"eu-west-1a": 1, "eu-west-1b": 1},
			"survives_node": lib.holds("it has 2 machines"), "survives_data_centre": lib.holds("it is in eu-west-1a and eu-west-1b"),
			"related": [build.id(all[1])],
		}),
		{"name": "aws_instance.web", "action": ""},
	)]
}

test_a_machine_alone if {
	[component] := _found([build.machine("db", "eu-west-1a")], {})
	component.survives_node == lib.fails("it has 1 machine", null, "Run two machines or more, for example with `count = 2`.")
	component.survives_data_centre.why == "it has one machine"
	component.related == []
}

test_two_machines_in_one_data_centre if {
	[component] := _found([_web(0, "eu-west-1a"), _web(1, "eu-west-1a")], {})
	component.survives_node.holds == true
	component.survives_data_centre.why == "it is in eu-west-1a only"
}

test_machines_of_one_block_in_two_regions_are_two if {
	abroad := build.over(_web(1, "us-east-1a"), {"region": {"name": "us-east-1"}})
	count(_found([_web(0, "eu-west-1a"), abroad], {})) == 2
}

test_blocks_are_told_apart_whatever_their_order if {
	abroad := [build.over(_web(i, "us-east-1a"), {"region": {"name": "us-east-1"}}) | some i in [3, 1]]
	alone := [build.machine(name, "eu-west-1a") | some name in ["web1", "db"]]
	all := array.concat(abroad, array.concat(alone, [_web(i, "eu-west-1a") | some i in [10, 2]]))
	{[component.name, sort(array.concat([component.id], component.related))] | some component in _found(all, {})} == {
		["aws_instance.web", ["plan.json#aws_instance.web[1]", "plan.json#aws_instance.web[3]"]],
		["aws_instance.web", ["plan.json#aws_instance.web[10]", "plan.json#aws_instance.web[2]"]],
		["aws_instance.web1", ["plan.json#aws_instance.web1"]],
		["aws_instance.db", ["plan.json#aws_instance.db"]],
	}
}

test_nodes_of_a_cluster_are_none if {
	node := build.machine("node", "eu-west-1a")
	_found([node], {"clusters": [build.cluster("pam", [node], {})]}) == []
}

test_a_place_that_is_not_known if {
	blind := build.terraform("aws_instance", "web", {"unknown": {"availability_zone": true}})
	[component] := _found([build.over(blind, {"address": $"aws_instance.web[{i}]"}) | some i in [0, 1]], {})
	component.unknown == {"survives_data_centre": "aws_instance.web[0]: availability_zone is known only after apply"}
}

test_what_the_user_data_of_a_machine_refers_to if {
	machine := build.referring(build.machine("a", "eu-west-1a"), {"user_data": ["plan.json#aws_db_instance.main"]})
	found := machines.found with input as build.document([machine], {})
	found[0].needs == ["plan.json#aws_db_instance.main"]
}
