# METADATA
# title: Copies of buckets
# description: |
#   A replication that copies all of a bucket, is on and has versions at both ends makes a copy that can be read where it goes. One of which
#   something is not known may be such a copy, in a region that is not known then; one that copies a part may copy what matters.
package resilience.model.recovery_points.adapters.replicated_stores

import data.resilience.lib
import data.resilience.model.replications
import data.resilience.model.stores

# METADATA
# description: Recovery points of the buckets in the input.
found := array.concat(
	[_point(copy, region, copy.unknown) |
		some copy in replications.all
		region := _region(stores.buckets[copy.from], copy)
	],
	[_point(copy, copy.to_region, {"of": why}) |
		some copy in replications.all
		reason := _part_of(stores.buckets[copy.from], copy)
		why := $"only a part of it is copied to {copy.to_name}: {reason}"
	],
)

_point(copy, region, unknown) := {
	"id": copy.id, "of": copy.from, "kind": "replica", "region": region,
	"age_s": copy.lag_s, "age_from": copy.lag_source,
	"restore_s": 0, "restore_from": "the copy can be read as it is",
	"retention_s": null, "outlives_source": true, "unknown": unknown,
}

_region(bucket, copy) := copy.to_region if {
	lib.is_sound(bucket, copy)
} else := null if {
	lib.may_be_sound(bucket, copy)
}

# Whether what is copied is what matters nobody can tell.
_part_of(bucket, copy) := copy.reasons[0] if {
	copy.active == true
	copy.versioned == true
	copy.to_region != null
	copy.to_region != bucket.region
	not lib.covers(bucket, copy)
	count(copy.reasons) > 0
}
