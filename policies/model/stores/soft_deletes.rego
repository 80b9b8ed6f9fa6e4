# METADATA
# title: Objects that are kept when they are deleted
# description: |
#   Cloud Storage keeps what is deleted or overwritten for seven days unless a bucket says otherwise; with a duration of none it is gone at once, where no earlier
#   versions are kept either.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/soft-delete
#     description: Soft delete of Cloud Storage
package resilience.model.stores.soft_deletes

import data.resilience.lib

# METADATA
# description: Id of a bucket that says for how long it keeps deleted objects to whether it keeps any, as a verdict.
by_id := {bucket.id: lib.any_of([
	lib.with_mend(
		lib.with_why(lib.at_least(bucket, _duration, 604800, 1), "soft delete is off, and no earlier versions are kept"),
		"Set `retention_duration_seconds = 604800` in `soft_delete_policy`, or take the block out.",
	),
	lib.flag(bucket, ["versioning", 0, "enabled"], false),
]) |
	some bucket in input.terraform.google_storage_bucket
	count(lib.at(bucket, ["soft_delete_policy"], [])) > 0
	lib.at(bucket, _duration, null) != null
}

# METADATA
# description: Id of a bucket to the whole days for which it keeps what is deleted or overwritten, seven by default; none where that is off or not known.
days_of[bucket.id] := days if {
	some bucket in input.terraform.google_storage_bucket
	not lib.is_hidden(bucket, _duration)
	seconds := _seconds(bucket)
	seconds > 0
	days := floor(seconds / 86400)
}

_seconds(bucket) := seconds if {
	seconds := lib.at(bucket, _duration, null)
	is_number(seconds)
} else := 604800 if {
	lib.at(bucket, _duration, null) == null
}

_duration := ["soft_delete_policy", 0, "retention_duration_seconds"]
