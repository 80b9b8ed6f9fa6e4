# METADATA
# title: Stores
# description: |
#   Buckets of the estate, and the recovery stores: places that a snapshot location writes to. A recovery store goes by its location,
#   whether or not the bucket behind it is in sight, so that it stays the same when a plan that holds the bucket comes or goes.
package resilience.model.stores

import data.resilience.lib
import data.resilience.model.components

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

# METADATA
# description: The record of a bucket, for adapters; see `components.record`. What it survives follows from its redundancy.
record(resource, kind, given) := object.union(
	components.record(resource, kind, object.union(given, {
		"holds_data": true,
		"survives_data_centre": _survives(given, ["data-centre", "region"]),
		"survives_region": _survives(given, ["region"]),
	})),
	{"recovery": false, "bucket": resource.id, "cluster": null, "prefix": ""},
)

_survives(given, enough) := lib.undecided(object.get(given.unknown, "redundancy", "what it outlives is not known")) if {
	given.redundancy == "unknown"
} else := lib.holds("it keeps its data redundant") if {
	given.redundancy in enough
} else := lib.fails(_kept_in[given.redundancy], null, null)

_kept_in := {"none": "it is kept beside what it copies", "node": "it is kept in one data centre", "data-centre": "it is kept in one region"}

# What the bucket says where it is in sight, else what the location says.
_place(location) := object.filter(buckets[location.bucket], ["regions", "redundancy", "lag_s", "lag_source", "unknown"]) if {
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
