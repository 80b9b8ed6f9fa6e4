package resilience.compute_google_serverless_test

import data.resilience.lib
import data.resilience.model.compute.adapters.google_serverless
import data.resilience.testing as build

_found(resources) := found if {
	found := google_serverless.found with input as build.document(resources, {})
}

_spread := lib.holds("Google spreads its instances over the zones of the region")

_record(built, kind, given) := build.component(built, kind, object.union(
	{"survives_node": _spread, "survives_data_centre": _spread, "replaced": lib.holds("Google replaces instances that fail")},
	given,
))

test_services_and_functions_are_regional if {
	kinds := {
		"google_cloud_run_service": ["Cloud Run service", "template"], "google_cloud_run_v2_service": ["Cloud Run service", "template"],
		"google_cloudfunctions_function": ["function", "environment_variables"], "google_cloudfunctions2_function": ["function", "service_config"],
	}
	every type, shape in kinds {
		service := build.referring(build.terraform(type, "api", {}), {shape[1]: ["plan.json#google_sql_database_instance.main"]})
		_found([service]) == [_record(service, shape[0], {"needs": ["plan.json#google_sql_database_instance.main"]})]
	}
}

_application(location) := build.terraform("google_app_engine_application", "main", {"values": {"location_id": location}})

test_versions_are_where_the_application_is if {
	version := build.terraform("google_app_engine_standard_app_version", "web", {})
	_found([_application("us-central"), version]) == [_record(version, "App Engine version", {"region": "us-central1"})]
	[west] := _found([_application("europe-west"), version])
	west.region == "europe-west1"
	[east] := _found([_application("us-east4"), version])
	east.region == "us-east4"
	[apart] := _found([version])
	apart.region == null
}

test_a_flexible_version_needs_two_instances if {
	version := build.terraform("google_app_engine_flexible_app_version", "web", {"values": {"manual_scaling": [{"instances": 1}]}})
	one := lib.fails("manual_scaling.instances is 1", "manual_scaling.0.instances", "Set `manual_scaling.instances = 2` or more.")
	_found([_application("us-east4"), version]) == [_record(version, "App Engine version", {"region": "us-east4", "survives_node": one, "survives_data_centre": one})]
	[usual] := _found([build.over(version, {"values": {"manual_scaling": []}})])
	usual.survives_data_centre == lib.holds("automatic_scaling.min_total_instances is 2")
	[lean] := _found([build.over(version, {"values": {"manual_scaling": [], "automatic_scaling": [{"min_total_instances": 1}]}})])
	lean.survives_data_centre.holds == false
}
