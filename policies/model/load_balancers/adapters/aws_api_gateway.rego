# METADATA
# title: API Gateway
# description: |
#   An API is served from several zones of its region by itself, and leads its requests to functions and services. Where its definition is one
#   document, what that refers to is where it leads.
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
		"needs": sort(_led_to(api) | lib.refs(api, "body")),
	})
]

_led_to(api) := {id |
	some attribute in ["api_id", "rest_api_id"]
	some integration in lib.referrers(api, attribute)
	some id in object.get(_integrations, integration, set())
}

_integrations := object.union(
	{integration.id: lib.refs(integration, "integration_uri") | some integration in input.terraform.aws_apigatewayv2_integration},
	{integration.id: lib.refs(integration, "uri") | some integration in input.terraform.aws_api_gateway_integration},
)
