# METADATA
# title: Memorystore for Redis
# description: |
#   An instance of the tier BASIC is one node; STANDARD_HA copies it to a replica in another zone that takes over by itself. What it holds is a cache
#   unless snapshots of it are kept.
# related_resources:
#   - ref: https://cloud.google.com/memorystore/docs/redis/high-availability
#     description: High availability of Memorystore for Redis
package resilience.model.data_services.adapters.google_redis

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Memorystore for Redis instances in the input.
found := [record |
	some instance in input.terraform.google_redis_instance
	survives := lib.one_of(instance, ["tier"], "BASIC", ["STANDARD_HA"])
	record := components.record(instance, "Redis instance", {
		"data_centres": sort({zone | some place in ["location_id", "alternative_location_id"]; zone := lib.google_zone(instance, [place])}),
		"holds_data": lib.text(instance, ["persistence_config", 0, "persistence_mode"]) == "RDB",
		"survives_node": survives, "survives_data_centre": survives,
	})
]
