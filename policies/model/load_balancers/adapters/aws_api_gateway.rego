# METADATA
# title: API Gateway
# description: |
#   An API is served from several zones of its region by itself, and leads its requests to functions and services, through a VPC link to load
#   balancers. Where its definition is one document, what that refers to is where it leads. Names of one's own that are mapped to it are a part of it, so
#   that what leads to these (records of DNS) leads to it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/disaster-recovery-resiliency.html
#     description: Resilience in API Gateway
package resilience.model.load_balancers.adapters.aws_api_gateway

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the APIs in the input.
found := [record |
	some type in ["aws_apigatewayv2_api", "aws_api_gateway_rest_api"]
	some api in input.terraform[type]
	record := components.record(api, "API", {
		"survives_data_centre": lib.holds("API Gateway serves it from several data centres"),
		"needs": sort({id | some one in (_led_to(api) | lib.refs(api, "body")); some id in _behind(one)}),
		"related": sort(_names_of(api)),
	})
]

_led_to(api) := {id |
	some attribute in ["api_id", "rest_api_id"]
	some integration in lib.referrers(api, attribute)
	some id in object.get(_integrations, integration, set())
}

_integrations := object.union(
	{integration.id: lib.refs(integration, "integration_uri") | some integration in input.terraform.aws_apigatewayv2_integration},
	{integration.id: ids |
		some integration in input.terraform.aws_api_gateway_integration
		ids := lib.refs(integration, "uri") | lib.refs(integration, "connection_id")
	},
)

# What is behind a VPC link, else the thing itself.
_behind(id) := _targets_of_link[id] if {
	_targets_of_link[id]
} else := {id}

_targets_of_link := {link.id: lib.refs(link, "target_arns") | some link in input.terraform.aws_api_gateway_vpc_link}

_names_of(api) := {name | some mapping in lib.referrers(api, "api_id"); some name in object.get(_names, mapping, set())}

_names := {mapping.id: lib.refs(mapping, "domain_name") |
	some type in ["aws_api_gateway_base_path_mapping", "aws_apigatewayv2_api_mapping"]
	some mapping in input.terraform[type]
}
