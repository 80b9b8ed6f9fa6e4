package resilience.queues_aws_sqs_test

import data.resilience.lib
import data.resilience.model.queues
import data.resilience.model.queues.adapters.aws_sqs
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_sqs.found with input as build.document(resources, {})
}

_queue(values) := build.terraform("aws_sqs_queue", "orders", {"values": values})

_other := build.terraform("aws_sqs_queue", "failed", {})

test_a_queue_without_a_redrive_policy if {
	verdict := lib.fails("redrive_policy is not set", "redrive_policy", "Set `redrive_policy` with the `deadLetterTargetArn` of a queue and a `maxReceiveCount`.")
	_found([_queue({})]) == [build.component(_queue({}), "queue", {"messages_kept": verdict})]
	by_id := queues.by_id with input as build.document([_queue({})], {})
	object.keys(by_id) == {build.id(_queue({}))}
}

test_a_queue_with_one_of_its_own_or_beside_it if {
	[own] := _found([_queue({"redrive_policy": "{}"})])
	own.messages_kept == lib.holds("redrive_policy is set")
	policy := build.referring(build.terraform("aws_sqs_queue_redrive_policy", "orders", {}), {"queue_url": [_queue({})]})
	[beside] := _found([_queue({}), policy])
	[beside.messages_kept, beside.related] == [lib.holds("a redrive policy is set"), [build.id(policy)]]
}

test_a_policy_that_is_known_later if {
	[queue] := _found([build.over(_queue({}), {"unknown": {"redrive_policy": true}, "references": {"redrive_policy": [build.id(_other)]}})])
	queue.messages_kept == lib.holds("a redrive policy is set")
	[hidden] := _found([build.over(_queue({}), {"withheld": {"redrive_policy": true}})])
	hidden.unknown.messages_kept == "aws_sqs_queue.orders: redrive_policy is marked sensitive"
}

test_a_queue_for_dead_letters_needs_none if {
	source := build.referring(_queue({"redrive_policy": "{}"}), {"redrive_policy": [_other]})
	[[queue.name, queue.messages_kept == null] | some queue in _found([source, _other])] == [["aws_sqs_queue.orders", false], ["aws_sqs_queue.failed", true]]
	every values in [{"name": "orders-dlq"}, {"name": "orders_dead_letter"}, {"name": "DeadLetters"}, {"redrive_allow_policy": "{}"}] {
		[queue] := _found([_queue(values)])
		queue.messages_kept == null
	}
	[by_address] := _found([build.terraform("aws_sqs_queue", "orders_dlq", {"values": {"name": "q7"}})])
	by_address.messages_kept == null
	[neither] := _found([build.terraform("aws_sqs_queue", "orders", {"values": {"name": "mudlqx"}})])
	neither.messages_kept.holds == false
	on_failure := build.referring(build.terraform("aws_lambda_event_source_mapping", "stream", {}), {"destination_config.0.on_failure.0.destination": [_other]})
	[of_stream] := _found([_other, on_failure])
	of_stream.messages_kept == null
	allowance := build.referring(build.terraform("aws_sqs_queue_redrive_allow_policy", "failed", {}), {"queue_url": [_other]})
	[allowed] := _found([_other, allowance])
	allowed.messages_kept == null
	function := build.referring(build.terraform("aws_lambda_function", "resize", {}), {"dead_letter_config.0.target_arn": [_other]})
	[of_function] := _found([_other, function])
	of_function.messages_kept == null
}
