# METADATA
# title: Cloud Storage buckets
# description: |
#   The location says what a bucket outlives: a multi-region (US, EU, ASIA) or a dual-region, predefined or of two named regions,
#   keeps its data in at least two regions; a region in several zones; a single named zone in that zone alone. A locked retention policy keeps everybody from
#   deleting or overwriting objects for a time.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/locations
#     description: Bucket locations
#   - ref: https://cloud.google.com/storage/docs/availability-durability
#     description: Redundancy across regions, and its targets
package resilience.model.stores.adapters.google

import data.resilience.lib
import data.resilience.model.stores

_multi_regions := {"US": true, "EU": true, "ASIA": true}

_dual_regions := {"NAM4": true, "EUR4": true, "EUR5": true, "EUR7": true, "EUR8": true, "ASIA1": true}

# METADATA
# description: Store records of the Cloud Storage buckets in the input.
found := [store |
	some bucket in input.terraform.google_storage_bucket
	place := _place(bucket)
	lag := _lag(bucket, place.redundancy)
	store := stores.record(bucket, "bucket", {
		"provider": "google", "regions": place.regions, "redundancy": place.redundancy,
		"lag_s": lag.seconds, "lag_source": lag.source,
		"deletion_refused": lib.flag_off(bucket, ["force_destroy"], false),
		"deletion_undone": lib.flag(bucket, ["versioning", 0, "enabled"], false), "immutable": _locked(bucket),
		"unknown": place.unknown,
	})
]

# A retention policy shows that copies are to be kept; one that is not locked can be taken away by whoever takes over.
_locked(bucket) := null if {
	count(lib.at(bucket, ["retention_policy"], [])) == 0
} else := lib.flag(bucket, ["retention_policy", 0, "is_locked"], false)

_place(bucket) := {"regions": sort({lower(region) | some region in named}), "redundancy": "region", "unknown": {}} if {
	named := _data_locations(bucket)
	count(named) > 1
} else := {"regions": [lower(location)], "redundancy": "node", "unknown": {}} if {
	count(_data_locations(bucket)) == 1
	location := lib.at(bucket, ["location"], "")
	is_string(location)
} else := {"regions": [], "redundancy": "region", "unknown": {}} if {
	_multi_regions[upper(lib.at(bucket, ["location"], ""))]
} else := {"regions": [], "redundancy": "region", "unknown": {}} if {
	_dual_regions[upper(lib.at(bucket, ["location"], ""))]
} else := {"regions": [lower(location)], "redundancy": "data-centre", "unknown": {}} if {
	location := lib.at(bucket, ["location"], "")
	is_string(location)
	location != ""
	not lib.unknown_within(bucket, ["custom_placement_config"])
} else := {"regions": [], "redundancy": "unknown", "unknown": {"redundancy": lib.why_unknown(bucket, ["location"])}}

_data_locations(bucket) := {location |
	some location in lib.at(bucket, ["custom_placement_config", 0, "data_locations"], [])
	is_string(location)
}

# Targets for 99.9 % of new objects: an hour by default, 15 minutes with turbo replication.
_lag(bucket, redundancy) := {"seconds": 900, "source": "turbo replication of Cloud Storage"} if {
	redundancy == "region"
	lib.at(bucket, ["rpo"], "") == "ASYNC_TURBO"
} else := {"seconds": 3600, "source": "default replication of Cloud Storage"} if {
	redundancy == "region"
} else := {"seconds": 0, "source": "copies in its zones are made at once"}
