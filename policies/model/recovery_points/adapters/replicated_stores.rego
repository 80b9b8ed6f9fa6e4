# METADATA
# title: Copies of buckets
# description: |
#   A replication that copies all of a bucket, is on and has versions at both ends makes a copy that can be read where it goes. One of which
#   something is not known may be such a copy, in a region that is not known then.
package resilience.model.recovery_points.adapters.replicated_stores

import data.resilience.lib
import data.resilience.model.replications
import data.resilience.model.stores

# METADATA
# description: Recovery points of the buckets in the input.
found := [point |
	some copy in replications.all
	bucket := stores.buckets[copy.from]
	region := _region(bucket, copy)
	point := {
		"id": copy.id, "of": copy.from, "kind": "replica", "region": region,
		"age_s": copy.lag_s, "age_from": copy.lag_source,
		"restore_s": 0, "restore_from": "the copy can be read as it is",
		"retention_s": null, "outlives_source": true, "unknown": copy.unknown,
	}
]

_region(bucket, copy) := copy.to_region if {
	lib.is_sound(bucket, copy)
} else := null if {
	lib.may_be_sound(bucket, copy)
}
