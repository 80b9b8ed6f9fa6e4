# METADATA
# title: Cloud Run, Cloud Functions and App Engine
# description: |
#   Services, functions and versions run on instances that Google spreads over the zones of their region and replaces. An App Engine application is in the region
#   of its project for ever. A flexible version keeps at least two instances unless its scaling says otherwise.
# related_resources:
#   - ref: https://cloud.google.com/run/docs/resource-model
#     description: Services of Cloud Run are regional and redundant over zones
#   - ref: https://cloud.google.com/appengine/docs/flexible/how-instances-are-managed
#     description: Instances of App Engine
package resilience.model.compute.adapters.google_serverless

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the services, functions and versions in the input.
found := array.concat(array.concat(_services, _standard), _flexible)

_types := {
	"google_cloud_run_service": {"kind": "Cloud Run service", "reads": ["template"]},
	"google_cloud_run_v2_service": {"kind": "Cloud Run service", "reads": ["template"]},
	"google_cloudfunctions_function": {"kind": "function", "reads": ["environment_variables", "vpc_connector"]},
	"google_cloudfunctions2_function": {"kind": "function", "reads": ["service_config"]},
}

_services := [record |
	some type, shape in _types
	some service in input.terraform[type]
	record := components.record(service, shape.kind, {
		"survives_node": _spread, "survives_data_centre": _spread,
		"replaced": lib.holds("Google replaces instances that fail"),
		"needs": sort({id | some attribute in shape.reads; some id in lib.refs(service, attribute)}),
	})
]

_spread := lib.holds("Google spreads its instances over the zones of the region")

_standard := [record |
	some version in input.terraform.google_app_engine_standard_app_version
	record := components.record(version, "App Engine version", {
		"region": object.get(_region_of, version.input, null),
		"survives_node": _spread, "survives_data_centre": _spread,
		"replaced": lib.holds("Google replaces instances that fail"),
	})
]

_flexible := [record |
	some version in input.terraform.google_app_engine_flexible_app_version
	least := _two(version)
	record := components.record(version, "App Engine version", {
		"region": object.get(_region_of, version.input, null),
		"survives_node": least, "survives_data_centre": least,
		"replaced": lib.holds("Google replaces instances that fail"),
		"needs": sort(lib.refs(version, "env_variables")),
	})
]

_two(version) := lib.at_least(version, ["manual_scaling", 0, "instances"], null, 2) if {
	count(lib.at(version, ["manual_scaling"], [])) > 0
} else := lib.at_least(version, ["automatic_scaling", 0, "min_total_instances"], 2, 2)

# The two oldest locations lack the number of their region.
_region_of := {name: regions[0] |
	some name in {application.input | some application in input.terraform.google_app_engine_application}
	regions := sort({_region(location) |
		some application in input.terraform.google_app_engine_application
		application.input == name
		location := lib.text(application, ["location_id"])
		location != ""
	})
	count(regions) == 1
}

_region("us-central") := "us-central1"

_region("europe-west") := "europe-west1"

_region(location) := location if not location in {"us-central", "europe-west"}
