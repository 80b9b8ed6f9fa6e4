package resilience.rules_test.ha.capacity_follows_load

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["capacity-follows-load"] with input as build.document(resources, {})
}

_asg(min, max) := build.terraform("aws_autoscaling_group", "web", {"values": {"min_size": min, "max_size": max}})

test_room_that_nothing_uses if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged([_asg(2, 6)]).violations] == [[
		"aws_autoscaling_group.web does not grow with its load (nothing changes its number of machines, whatever `max_size` allows).", "max_size",
		"Make an `aws_autoscaling_policy` for it.",
	]]
}

test_a_policy_uses_it if {
	policy := build.referring(build.terraform("aws_autoscaling_policy", "cpu", {}), {"autoscaling_group_name": [_asg(2, 6)]})
	_judged([_asg(2, 6), policy]) == {"subjects": ["plan.json#aws_autoscaling_group.web"], "violations": [], "undetermined": []}
}

test_a_fixed_size_is_meant if _judged([_asg(3, 3)]).subjects == []

test_nodes_of_a_cluster if {
	cluster := build.terraform("azurerm_kubernetes_cluster", "main", {"values": {"default_node_pool": [{"node_count": 3}]}})
	[[entry.subject, entry.message, entry.attribute] | some entry in _judged([cluster]).violations] == [[
		"plan.json#azurerm_kubernetes_cluster.main",
		"azurerm_kubernetes_cluster.main does not grow with its load (default_node_pool.auto_scaling_enabled is not set).",
		"default_node_pool.0.auto_scaling_enabled",
	]]
}
