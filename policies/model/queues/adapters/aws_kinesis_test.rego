package resilience.queues_aws_kinesis_test

import data.resilience.lib
import data.resilience.model.queues.adapters.aws_kinesis
import data.resilience.testing as build

_stream(values) := build.terraform("aws_kinesis_stream", "clicks", {"values": values})

_found(values) := found if {
	found := aws_kinesis.found with input as build.document([_stream(values)], {})
}

test_a_stream_of_defaults if {
	_found({}) == [build.component(_stream({}), "stream", {
		"messages_kept": lib.fails("it keeps them for 24 h", "retention_period", "Set `retention_period = 168` or more."), "retention_s": 86400,
	})]
}

test_a_stream_that_keeps_a_week if {
	[stream] := _found({"retention_period": 168})
	[stream.messages_kept, stream.retention_s] == [lib.holds("retention_period is 168"), 604800]
}

test_a_retention_that_is_not_known if {
	found := aws_kinesis.found with input as build.document([build.over(_stream({}), {"withheld": {"retention_period": true}})], {})
	found[0].unknown.messages_kept == "aws_kinesis_stream.clicks: retention_period is marked sensitive"
}
