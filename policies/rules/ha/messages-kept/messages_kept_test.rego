package resilience.rules_test.ha.messages_kept

import data.resilience.main
import data.resilience.testing as build

_judged(built) := judged if {
	judged := main.result.rules.ha["messages-kept"] with input as build.document([built], {})
}

_queue(values) := build.terraform("aws_sqs_queue", "orders", {"values": values})

test_a_queue_without_a_dead_letter_queue if {
	[[entry.message, entry.attribute] | some entry in _judged(_queue({})).violations] == [["What aws_sqs_queue.orders could not hand on is lost (redrive_policy is not set).", "redrive_policy"]]
}

test_a_queue_with_one if {
	_judged(_queue({"redrive_policy": "{}"})) == {"subjects": [build.id(_queue({}))], "violations": [], "undetermined": []}
}

test_a_function_is_judged_once if {
	function := build.terraform("aws_lambda_function", "resize", {})
	[entry.message | some entry in _judged(function).violations] == ["What aws_lambda_function.resize could not hand on is lost (dead_letter_config is not set)."]
}

test_what_can_not_be_told_is_undetermined if {
	judged := _judged(build.over(_queue({}), {"withheld": {"redrive_policy": true}}))
	[entry.message | some entry in judged.undetermined] == ["aws_sqs_queue.orders: redrive_policy is marked sensitive"]
}
