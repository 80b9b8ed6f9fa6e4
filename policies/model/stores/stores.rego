# METADATA
# title: Stores
# description: |
#   Buckets of the estate, and the recovery stores: places that a snapshot location writes to. A recovery store goes by its location,
#   whether or not the bucket behind it is in sight, so that it stays the same when a plan that holds the bucket comes or goes.
package resilience.model.stores

# METADATA
# description: Buckets by id, whether or not they keep snapshots.
buckets := {bucket.id: bucket | some bucket in data.resilience.model.stores.adapters[_].found}

# METADATA
# description: Places where snapshots are written, by id of their location; one that is only read from, as in a recovery region, is not one.
recovery := {id: store |
	some id, location in locations
	location.writes
	store := object.union(_place(location), {
		"id": id, "name": location.name, "provider": location.provider,
		"bucket": location.bucket, "recovery": true, "cluster": location.cluster, "prefix": location.prefix,
	})
}

# What the bucket says where it is in sight, else what the location says.
_place(location) := object.remove(buckets[location.bucket], ["id"]) if {
	buckets[location.bucket]
} else := {
	"regions": location.regions, "redundancy": location.redundancy,
	"lag_s": 0, "lag_source": "not replicated", "unknown": location.unknown,
}

# METADATA
# description: Snapshot locations of every source, by id.
locations := {location.id: location | some location in data.resilience.model.stores.adapters[_].locations}

# METADATA
# description: Ids of the recovery stores of a cluster, by cluster id.
of_cluster[store.cluster] contains id if some id, store in recovery
