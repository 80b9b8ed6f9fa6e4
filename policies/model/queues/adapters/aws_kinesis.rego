# METADATA
# title: Kinesis data streams
# description: |
#   A stream keeps its records for a day unless told otherwise, up to a year. A consumer that is broken over a weekend finds them gone when it is mended.
# related_resources:
#   - ref: https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
#     description: Change the data retention period
package resilience.model.queues.adapters.aws_kinesis

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the streams in the input.
found := [record |
	some stream in input.terraform.aws_kinesis_stream
	record := components.record(stream, "stream", {
		"messages_kept": _kept(stream), "retention_s": _hours(lib.at(stream, ["retention_period"], 24)),
	})
]

_kept(stream) := lib.with_why(verdict, $"it keeps them for {lib.duration(_hours(lib.at(stream, ["retention_period"], 24)))}") if {
	verdict := lib.at_least(stream, ["retention_period"], 24, 168)
	verdict.holds == false
} else := lib.at_least(stream, ["retention_period"], 24, 168)

_hours(n) := n * 3600 if {
	lib.is_count(n)
} else := null
