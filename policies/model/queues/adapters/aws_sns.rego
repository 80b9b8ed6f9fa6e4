# METADATA
# title: SNS subscriptions
# description: |
#   SNS tries a web endpoint for an hour or so, and a function or a stream for three weeks; then it gives up and the message is gone, unless the subscription has a
#   redrive policy. What it refuses for good, such as a missing permission, is not tried again. A queue keeps what it was given; mail and text messages are for people.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
#     description: Delivery retries
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
#     description: Dead-letter queues of subscriptions
package resilience.model.queues.adapters.aws_sns

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the subscriptions in the input that lead to something that may not be there.
found := [record |
	some subscription in input.terraform.aws_sns_topic_subscription
	_may_fail[lib.text(subscription, ["protocol"])]
	record := components.record(subscription, "subscription", {
		"messages_kept": _kept(subscription),
	})
]

# A policy that names a queue made with it is known only after apply, and there.
_kept(subscription) := lib.holds("a redrive policy is set") if {
	lib.refs(subscription, "redrive_policy") != set()
} else := lib.given(subscription, ["redrive_policy"], "Set `redrive_policy = jsonencode({ deadLetterTargetArn = ... })` with the ARN of a queue.")

_may_fail := {"http": true, "https": true, "firehose": true}
