package resilience.queues_aws_lambda_test

import data.resilience.lib
import data.resilience.model.queues.adapters.aws_lambda
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_lambda.found with input as build.document(resources, {})
}

_function(values) := build.terraform("aws_lambda_function", "resize", {"values": values})

_of(type, values) := build.referring(build.terraform(type, "one", {"values": values}), {"function_name": [_function({})]})

_called_by(principals) := [build.over(_of("aws_lambda_permission", {"principal": principal}), {"address": $"aws_lambda_permission.{i}"}) | some i, principal in principals]

_not_kept := lib.fails("dead_letter_config is not set", "dead_letter_config", "Add `dead_letter_config { target_arn = ... }` with the ARN of a queue, or an `aws_lambda_function_event_invoke_config` with `on_failure`.")

test_a_function_of_which_nothing_shows_who_calls_it if {
	_found([_function({})]) == [build.component(_function({}), "function", {"messages_kept": _not_kept})]
}

test_a_function_that_events_call if {
	every principal in ["s3.amazonaws.com", "sns.amazonaws.com", "events.amazonaws.com"] {
		[function] := _found(array.concat([_function({})], _called_by(["apigateway.amazonaws.com", principal])))
		function.messages_kept == _not_kept
	}
}

test_a_function_that_answers_its_caller if {
	_found(array.concat([_function({})], _called_by(["apigateway.amazonaws.com", "elasticloadbalancing.amazonaws.com"]))) == []
	_found(array.concat([_function({})], _called_by(["*"]))) == []
}

test_a_function_that_reads_a_queue if _found([_function({}), _of("aws_lambda_event_source_mapping", {})]) == []

test_what_failed_is_kept if {
	[function] := _found([_function({"dead_letter_config": [{"target_arn": "arn:aws:sqs:eu-west-1:1:failed"}]})])
	function.messages_kept == lib.holds("dead_letter_config is set")
	on_failure := _of("aws_lambda_function_event_invoke_config", {"destination_config": [{"on_failure": [{"destination": "arn:aws:sqs:eu-west-1:1:failed"}]}]})
	[other] := _found([_function({}), on_failure])
	other.messages_kept == lib.holds("calls that failed have a destination")
	later := build.over(_of("aws_lambda_function_event_invoke_config", {}), {"unknown": {"destination_config": [{"on_failure": [{"destination": true}]}]}})
	[third] := _found([_function({}), later])
	third.messages_kept.holds
	retries := _of("aws_lambda_function_event_invoke_config", {"maximum_retry_attempts": 0})
	[fourth] := _found([_function({}), retries])
	fourth.messages_kept == _not_kept
}

test_every_service_that_waits_for_the_answer if {
	waiting := ["apigateway", "elasticloadbalancing", "cognito-idp", "lex", "edgelambda", "bedrock", "secretsmanager", "vpc-lattice"]
	every service in waiting { _found(array.concat([_function({})], _called_by([$"{service}.amazonaws.com"]))) == [] }
	_found(array.concat([_function({})], _called_by(["*"]))) == []
	[queue] := _found(array.concat([_function({})], _called_by(["sns.amazonaws.com"])))
	queue.messages_kept.holds == false
}
