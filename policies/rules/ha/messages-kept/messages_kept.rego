# METADATA
# title: A message that could not be handled is kept
# description: |
#   A consumer that is broken, or one message that breaks it, must not cost what was sent. What can't be handled goes to a dead-letter queue after some tries, from
#   where it is sent again once the fault is mended; a stream keeps its records for as long as it takes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
#     description: Dead-letter queues of SQS
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#     description: Records of invocations that failed
# custom:
#   severity: warning
#   remediation: |
#     SQS: `redrive_policy` with a dead-letter queue. SNS: `redrive_policy` of the subscription. Lambda: `dead_letter_config`, or an
#     `aws_lambda_function_event_invoke_config` with `destination_config { on_failure { ... } }`. Kinesis: `retention_period = 168`. Pub/Sub: `dead_letter_policy`.
#   standards: [AWS REL11-BP03, "Azure RE:07", NIST SC-24, ISO 27001 A.8.14]
#   equivalents:
#     - CKV_AWS_116
#     - LAMBDA_DLQ_CHECK
#     - awslambda_function_no_dead_letter_queue
#     - kinesis_stream_data_retention_period
#   since: 0.1.0
package resilience.rules.ha["messages-kept"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.queues

# METADATA
# description: Queues, subscriptions, streams, and functions that are called without waiting.
subjects := object.union(lib.asked_of(components.by_id, "messages_kept"), lib.asked_of(queues.by_id, "messages_kept"))

needs := ["messages_kept"]

protects := "data"

violations contains lib.entry(component, component.messages_kept, $"What {component.name} could not hand on is lost ({component.messages_kept.why}).") if {
	some component in subjects
	component.messages_kept.holds == false
}
