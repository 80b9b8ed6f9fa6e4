package resilience.load_balancers_aws_api_gateway_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.aws_api_gateway
import data.resilience.testing as build

_function := "plan.json#aws_lambda_function.f"

_served := lib.holds("API Gateway serves it from several data centres")

test_apis_and_where_their_integrations_lead if {
	http := build.terraform("aws_apigatewayv2_api", "http", {})
	rest := build.terraform("aws_api_gateway_rest_api", "rest", {})
	integrations := [
		build.referring(build.terraform("aws_apigatewayv2_integration", "i", {}), {"api_id": [http], "integration_uri": [_function]}),
		build.referring(build.terraform("aws_api_gateway_integration", "i", {}), {"rest_api_id": [rest], "uri": [_function]}),
	]
	found := aws_api_gateway.found with input as build.document(array.concat([http, rest], integrations), {})
	found == [build.component(api, "API", {"survives_data_centre": _served, "needs": [_function]}) | some api in [http, rest]]
}

test_an_api_whose_definition_is_one_document if {
	api := build.referring(build.terraform("aws_api_gateway_rest_api", "rest", {}), {"body": [_function]})
	found := aws_api_gateway.found with input as build.document([api], {})
	found == [build.component(api, "API", {"survives_data_centre": _served, "needs": [_function]})]
}
