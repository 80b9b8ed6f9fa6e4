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

test_what_is_behind_a_vpc_link if {
	link := build.referring(build.terraform("aws_api_gateway_vpc_link", "l", {}), {"target_arns": ["plan.json#aws_lb.a", "plan.json#aws_lb.b"]})
	rest := build.terraform("aws_api_gateway_rest_api", "rest", {})
	document := build.referring(build.terraform("aws_api_gateway_rest_api", "document", {}), {"body": [build.id(link)]})
	integration := build.referring(build.terraform("aws_api_gateway_integration", "i", {}), {"rest_api_id": [rest], "uri": [_function], "connection_id": [link]})
	found := aws_api_gateway.found with input as build.document([link, rest, document, integration], {})
	{record.id: record.needs | some record in found} == {
		build.id(rest): ["plan.json#aws_lambda_function.f", "plan.json#aws_lb.a", "plan.json#aws_lb.b"],
		build.id(document): ["plan.json#aws_lb.a", "plan.json#aws_lb.b"],
	}
}

test_names_of_ones_own_are_a_part_of_it if {
	rest := build.terraform("aws_api_gateway_rest_api", "rest", {})
	http := build.terraform("aws_apigatewayv2_api", "http", {})
	old := build.terraform("aws_api_gateway_domain_name", "d", {})
	new := build.terraform("aws_apigatewayv2_domain_name", "d", {})
	mappings := [
		build.referring(build.terraform("aws_api_gateway_base_path_mapping", "m", {}), {"api_id": [rest], "domain_name": [old]}),
		build.referring(build.terraform("aws_apigatewayv2_api_mapping", "m", {}), {"api_id": [http], "domain_name": [new]}),
	]
	found := aws_api_gateway.found with input as build.document(array.concat([rest, http, old, new], mappings), {})
	{record.id: record.related | some record in found} == {build.id(rest): [build.id(old)], build.id(http): [build.id(new)]}
}
