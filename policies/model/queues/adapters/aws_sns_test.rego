package resilience.queues_aws_sns_test

import data.resilience.lib
import data.resilience.model.queues.adapters.aws_sns
import data.resilience.testing as build

_found(values) := found if {
	found := aws_sns.found with input as build.document([build.terraform("aws_sns_topic_subscription", "partner", {"values": values})], {})
}

test_a_web_endpoint if {
	verdict := lib.fails("redrive_policy is not set", "redrive_policy", "Set `redrive_policy = jsonencode({ deadLetterTargetArn = ... })` with the ARN of a queue.")
	_found({"protocol": "https"}) == [build.component(build.terraform("aws_sns_topic_subscription", "partner", {}), "subscription", {"messages_kept": verdict})]
	[kept] := _found({"protocol": "https", "redrive_policy": "{}"})
	kept.messages_kept == lib.holds("redrive_policy is set")
}

test_people_and_queues_are_not_asked if {
	every protocol in ["email", "sms", "sqs"] { _found({"protocol": protocol}) == [] }
}

test_a_policy_that_is_known_later if {
	queue := build.terraform("aws_sqs_queue", "failed", {})
	subscription := build.referring(build.terraform("aws_sns_topic_subscription", "partner", {"values": {"protocol": "https"}, "unknown": {"redrive_policy": true}}), {"redrive_policy": [queue]})
	found := aws_sns.found with input as build.document([subscription], {})
	found[0].messages_kept == lib.holds("a redrive policy is set")
}
