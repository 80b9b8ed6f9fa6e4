package resilience.rules_test.ha.members_replaced

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["members-replaced"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_pool(management) := build.terraform("google_container_node_pool", "nodes", {"values": {"management": management}})

test_a_group_without_autohealing if {
	_messages(_judged([build.terraform("google_compute_instance_group_manager", "web", {"values": {"target_size": 2}})]).violations) == [[
		"What fails of google_compute_instance_group_manager.web is not replaced in time (auto_healing_policies is not set).", "auto_healing_policies",
		"Give it `auto_healing_policies` with a health check of the application.",
	]]
}

test_nodes_that_are_not_repaired if {
	_messages(_judged([_pool([{"auto_repair": false}])]).violations) == [[
		"What fails of google_container_node_pool.nodes is not replaced in time (management.auto_repair is false).", "management.0.auto_repair",
		"Set `management.auto_repair = true`.",
	]]
}

test_nodes_that_are if {
	_judged([_pool([{"auto_repair": true}])]) == {"subjects": ["plan.json#google_container_node_pool.nodes"], "violations": [], "undetermined": []}
}

test_what_is_not_known_is_undetermined if {
	judged := _judged([build.over(_pool([{}]), {"withheld": {"management": [{"auto_repair": true}]}})])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["google_container_node_pool.nodes: management.0.auto_repair is marked sensitive"]
}
