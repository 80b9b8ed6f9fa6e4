package resilience.rules_test.ha.entry_deletion_refused

import data.resilience.main
import data.resilience.testing as build

_judged(values) := judged if {
	judged := main.result.rules.ha["entry-deletion-refused"] with input as build.document([build.terraform("aws_lb", "web", {"values": values})], {})
}

test_a_load_balancer_that_can_be_deleted if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged({}).violations] == [[
		"aws_lb.web can be deleted at once (enable_deletion_protection is not set), and cuts off all behind it then.", "enable_deletion_protection",
		"Set `enable_deletion_protection = true`.",
	]]
}

test_a_load_balancer_that_is_protected if {
	_judged({"enable_deletion_protection": true}) == {"subjects": ["plan.json#aws_lb.web"], "violations": [], "undetermined": []}
}

test_a_cluster_that_can_be_deleted if {
	judged := main.result.rules.ha["entry-deletion-refused"] with input as build.document([build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})], {})
	[[entry.subject, entry.message] | some entry in judged.violations] == [[
		"plan.json#aws_eks_cluster.main", "shop can be deleted at once (deletion_protection is not set), and cuts off all behind it then.",
	]]
	hidden := main.result.rules.ha["entry-deletion-refused"] with input as build.document([build.terraform("aws_eks_cluster", "main", {"withheld": {"deletion_protection": true}})], {})
	[hidden.violations, count(hidden.undetermined)] == [[], 1]
}
