# METADATA
# title: Lambda functions
# description: |
#   Lambda runs a function in several zones of its region by itself. One that is attached to a VPC runs only in the zones of its subnets. It can't
#   serve without what its environment refers to, the file systems that it mounts, and the queues and streams that it reads.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html
#     description: Resilience in Lambda
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
#     description: Functions with access to a VPC
package resilience.model.compute.adapters.aws_lambda

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations

# METADATA
# description: Records of the Lambda functions in the input.
found := [record |
	some function in input.terraform.aws_lambda_function
	place := _place(function)
	record := components.record(function, "function", {
		"data_centres": place.data_centres,
		"survives_node": lib.holds("Lambda runs it wherever there is room"),
		"survives_data_centre": _data_centre_verdict(function, place),
		"needs": sort(_needs(function)),
	})
]

_place(function) := locations.of_subnets_at(function, ["vpc_config", 0, "subnet_ids"]) if {
	_is_in_vpc(function)
} else := {"data_centres": [], "unknown": []}

_data_centre_verdict(function, place) := lib.in_two_data_centres(place, "vpc_config", "Give `vpc_config` subnets of two zones or more.") if {
	_is_in_vpc(function)
} else := lib.holds("Lambda runs it in several data centres")

_is_in_vpc(function) if count(lib.at(function, ["vpc_config", 0, "subnet_ids"], [])) > 0

_is_in_vpc(function) if lib.refs(function, "vpc_config") != set()

_is_in_vpc(function) if lib.is_hidden(function, ["vpc_config", 0, "subnet_ids"])

_needs(function) := {id |
	some attribute in ["environment", "file_system_config", "image_uri"]
	some id in lib.refs(function, attribute)
} | {id |
	some mapping in lib.referrers(function, "function_name")
	some id in object.get(_sources, mapping, set())
}

_sources := {mapping.id: lib.refs(mapping, "event_source_arn") | some mapping in input.terraform.aws_lambda_event_source_mapping}
