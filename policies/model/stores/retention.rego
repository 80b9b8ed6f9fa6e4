# METADATA
# title: How long buckets keep their objects
# description: |
#   The time for which Cloud Storage lets nobody delete or overwrite an object. How long objects must be kept is a rule of the business, so that it is asked only where the
#   settings say so.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/bucket-lock
#     description: Retention policies of buckets
package resilience.model.stores.retention

import data.resilience.lib
import data.resilience.model.stores

# METADATA
# description: Id of a bucket to its record and how long it keeps each object, `kept_s`, 0 where it says nothing.
by_id := {bucket.id: object.union(stores.buckets[bucket.id], {"kept_s": kept_s, "backed_up": {"attribute": "retention_policy.0.retention_period"}}) |
	some bucket in input.terraform.google_storage_bucket
	not lib.is_hidden(bucket, ["retention_policy"])
	kept_s := _seconds(lib.at(bucket, ["retention_policy", 0, "retention_period"], 0))
}

# A text since version 7 of the provider.
_seconds(value) := value if is_number(value)

_seconds(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[0-9]{1,12}$`, value)
}
