# METADATA
# title: Lambda functions that nobody waits for
# description: |
#   Who calls a function by an event (S3, SNS, EventBridge and the like) does not wait for its answer: Lambda tries twice again, and then the event is gone, unless the
#   function has a dead-letter queue or a destination for what failed. One that only gateways and load balancers call answers its caller, and one that reads
#   a queue or a stream leaves there what it could not handle. Where nothing shows who calls it, events may.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
#     description: How Lambda handles errors of asynchronous invocations
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#     description: Records of invocations that failed
package resilience.model.queues.adapters.aws_lambda

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the functions in the input that events may call.
found := [record |
	some function in input.terraform.aws_lambda_function
	not _answers_only(function)
	record := components.record(function, "function", {"messages_kept": _kept(function)})
]

_kept(function) := lib.holds("calls that failed have a destination") if {
	some id in lib.referrers(function, "function_name")
	_keeps[id]
} else := lib.given(function, ["dead_letter_config"], "Add `dead_letter_config { target_arn = ... }` with the ARN of a queue, or an `aws_lambda_function_event_invoke_config` with `on_failure`.")

_keeps := {config.id: true |
	some config in input.terraform.aws_lambda_function_event_invoke_config
	_has_destination(config)
}

_has_destination(config) if lib.text(config, ["destination_config", 0, "on_failure", 0, "destination"]) != ""

_has_destination(config) if lib.unknown_at(config, ["destination_config", 0, "on_failure", 0, "destination"])

# All that is seen to call it waits for its answer, or keeps what it reads from.
_answers_only(function) if {
	callers := _callers(function)
	count(callers) > 0
	every caller in callers { caller != "event" }
}

_callers(function) := [caller | some id in lib.referrers(function, "function_name"); caller := _caller_by_id[id]]

_caller_by_id := object.union(
	{permission.id: _caller(lib.text(permission, ["principal"])) | some permission in input.terraform.aws_lambda_permission},
	{mapping.id: "source" | some mapping in input.terraform.aws_lambda_event_source_mapping},
)

_caller(principal) := "waits" if {
	some service in ["apigateway", "elasticloadbalancing", "cognito-idp", "lex", "edgelambda", "bedrock", "secretsmanager", "vpc-lattice"]
	startswith(principal, $"{service}.")
} else := "waits" if {
	principal == "*"
} else := "event"
