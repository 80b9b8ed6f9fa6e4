# METADATA
# title: SQS queues
# description: |
#   A message that its consumer fails to handle comes back until the queue's retention is over, four days unless told otherwise, and is gone then. With a
#   redrive policy it goes to a dead-letter queue after some tries. A queue that others put their dead letters into needs none itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
#     description: Dead-letter queues
package resilience.model.queues.adapters.aws_sqs

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the SQS queues in the input.
found := [record |
	some queue in input.terraform.aws_sqs_queue
	record := components.record(queue, "queue", {"messages_kept": _kept(queue), "related": sort(_redrives(queue))})
]

_kept(queue) := null if {
	_takes_dead_letters(queue)
} else := lib.holds("a redrive policy is set") if {
	count(_redrives(queue)) > 0
} else := lib.holds("a redrive policy is set") if {
	# One that names a queue made with it is known only after apply, and there.
	lib.refs(queue, "redrive_policy") != set()
} else := lib.given(queue, ["redrive_policy"], "Set `redrive_policy` with the `deadLetterTargetArn` of a queue and a `maxReceiveCount`.")

_redrives(queue) := {id | some id in lib.referrers(queue, "queue_url"); _policies[id]}

_policies := {policy.id: true | some policy in input.terraform.aws_sqs_queue_redrive_policy}

# Named by another's redrive policy or by anything that sends there what it could not handle, allowed to be, or called so.
_takes_dead_letters(queue) if count(lib.referrers(queue, "redrive_policy")) > 0

_takes_dead_letters(queue) if count(lib.referrers(queue, "dead_letter_config.target_arn")) > 0

_takes_dead_letters(queue) if count(lib.referrers(queue, "destination_config.on_failure.destination")) > 0

_takes_dead_letters(queue) if lib.text(queue, ["redrive_allow_policy"]) != ""

_takes_dead_letters(queue) if {
	some id in lib.referrers(queue, "queue_url")
	_allowances[id]
}

_takes_dead_letters(queue) if {
	some name in [lower(lib.text(queue, ["name"])), lower(queue.address)]
	regex.match(`(^|[^a-z])(dlq|dead[-_]?letters?)([^a-z]|$)`, name)
}

_allowances := {allowance.id: true | some allowance in input.terraform.aws_sqs_queue_redrive_allow_policy}
