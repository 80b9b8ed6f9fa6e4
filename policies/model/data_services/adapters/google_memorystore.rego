# METADATA
# title: Memorystore clusters
# description: |
#   Memorystore for Redis Cluster and for Valkey: shards, each with replicas (none unless set) that take over by themselves, spread over the zones of the
#   region unless told to stay in one. The provider refuses to delete one unless that is switched off. What it holds is a cache unless it
#   is kept on disk or backed up. One with the role SECONDARY follows another in another region.
# related_resources:
#   - ref: https://cloud.google.com/memorystore/docs/cluster/ha-and-replicas
#     description: High availability and replicas
#   - ref: https://cloud.google.com/memorystore/docs/valkey/ha-and-replicas
#     description: The same for Valkey
package resilience.model.data_services.adapters.google_memorystore

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Memorystore clusters and instances in the input.
found := [record |
	some kind, product in _products
	some instance in input.terraform[product.type]
	replicas := lib.at_least(instance, ["replica_count"], 0, 1)
	record := components.record(instance, kind, {
		"data_centres": _zones(instance),
		"holds_data": _is_kept(instance),
		"survives_node": replicas,
		"survives_data_centre": lib.all_of([replicas, lib.one_of(instance, ["zone_distribution_config", 0, "mode"], "MULTI_ZONE", ["MULTI_ZONE"])]),
		"backed_up": _backed_up(instance),
		"deletion_refused": lib.flag(instance, ["deletion_protection_enabled"], true),
		"replica_of": _source(instance, product),
	})
]

_products := {
	"Redis cluster": {"type": "google_redis_cluster", "link": ["cross_cluster_replication_config", "primary_cluster"], "role": "cluster_role"},
	"Valkey instance": {"type": "google_memorystore_instance", "link": ["cross_instance_replication_config", "primary_instance"], "role": "instance_role"},
}

# Only one that stays in a zone names it.
_zones(instance) := [zone | zone := lib.google_zone(instance, ["zone_distribution_config", 0, "zone"])]

_is_kept(instance) if {
	lib.text(instance, ["persistence_config", 0, "mode"]) in {"RDB", "AOF"}
} else if {
	count(lib.at(instance, ["automated_backup_config"], [])) > 0
} else := false

# A cache that is kept nowhere has nothing to back up.
_backed_up(instance) := lib.given(instance, ["automated_backup_config"], "Give it an `automated_backup_config` with a daily schedule and a `retention`.") if {
	_is_kept(instance)
} else := null

_source(instance, product) := null if {
	lib.at(instance, [product.link[0], 0, product.role], "") != "SECONDARY"
} else := sources[0] if {
	sources := sort(lib.refs(instance, product.link[0]))
	count(sources) > 0
} else := "unknown"
