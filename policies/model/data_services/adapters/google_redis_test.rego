package resilience.data_services_google_redis_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_redis
import data.resilience.testing as build

_found(resources) := found if {
	found := google_redis.found with input as build.document(resources, {})
}

_instance(values) := build.terraform("google_redis_instance", "main", {"region": {"name": "europe-west1"}, "values": values})

test_a_basic_instance_is_one_node if {
	instance := _instance({"location_id": "europe-west1-b"})
	basic := lib.fails("tier is not set", "tier", "Set `tier = \"STANDARD_HA\"`.")
	_found([instance]) == [build.component(instance, "Redis instance", {
		"data_centres": ["europe-west1-b"],
		"survives_node": basic, "survives_data_centre": basic,
	})]
}

test_a_standard_instance_has_a_replica if {
	instance := _instance({
		"tier": "STANDARD_HA", "location_id": "europe-west1-b", "alternative_location_id": "europe-west1-c",
		"persistence_config": [{"persistence_mode": "RDB"}],
	})
	_found([instance]) == [build.component(instance, "Redis instance", {
		"data_centres": ["europe-west1-b", "europe-west1-c"], "holds_data": true,
		"survives_node": lib.holds("tier is STANDARD_HA"), "survives_data_centre": lib.holds("tier is STANDARD_HA"),
	})]
}
