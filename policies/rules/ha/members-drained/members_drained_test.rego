package resilience.rules_test.ha.members_drained

import data.resilience.main
import data.resilience.testing as build

_judged(envelope) := judged if {
	judged := main.result.rules.ha["members-drained"] with input as build.document([build.terraform("aws_elb", "web", envelope)], {})
}

test_one_that_does_not_wait if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged({}).violations] == [[
		"aws_elb.web cuts off what a member is answering when that goes (connection_draining is not set).", "connection_draining",
		"Set `connection_draining = true`.",
	]]
}

test_one_that_waits if _judged({"values": {"connection_draining": true}}) == {"subjects": ["plan.json#aws_elb.web"], "violations": [], "undetermined": []}

test_a_value_that_is_not_known_is_undetermined if {
	[entry.message | some entry in _judged({"withheld": {"connection_draining": true}}).undetermined] == ["aws_elb.web: connection_draining is marked sensitive"]
}
