# METADATA
# title: S3 buckets
# description: |
#   A bucket keeps its data in at least three zones of its one region, and outlives the loss of any of them. With versioning, what is deleted or
#   overwritten can be brought back; with an object lock nobody can delete it for a time.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html
#     description: Data protection in Amazon S3
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
#     description: Versioning
package resilience.model.stores.adapters.aws

import data.resilience.lib
import data.resilience.model.stores

# METADATA
# description: Store records of the S3 buckets in the input.
found := [store |
	some bucket in input.terraform.aws_s3_bucket
	store := stores.record(bucket, "bucket", {
		"provider": "aws", "regions": [name | name := bucket.region.name],
		"redundancy": "data-centre", "lag_s": 0, "lag_source": "copies in its zones are made at once",
		"deletion_refused": lib.flag_off(bucket, ["force_destroy"], false),
		"deletion_undone": _versioned(bucket), "immutable": _locked(bucket),
		"related": sort({id | some id in lib.referrers(bucket, "bucket"); _configs[id]}),
		"unknown": {"regions": $"{bucket.address}: {reason}" | reason := bucket.region.unknown},
	})
]

_versioned(bucket) := lib.holds("versioning is on") if {
	versioning[bucket.id] == "on"
} else := lib.undecided($"{bucket.address}: whether it is versioned is known only after apply") if {
	versioning[bucket.id] == "unknown"
} else := lib.fails("versioning is not on", null, "Make an `aws_s3_bucket_versioning` of it with `status = \"Enabled\"`.")

_locked(bucket) := lib.holds("an object lock is configured") if {
	some id in lib.referrers(bucket, "bucket")
	_locks[id]
} else := lib.one_of(bucket, ["object_lock_configuration", 0, "object_lock_enabled"], null, ["Enabled"]) if {
	lib.text(bucket, ["object_lock_configuration", 0, "object_lock_enabled"]) != ""
} else := lib.any_of([lib.flag(bucket, ["object_lock_enabled"], false), _second_factor(bucket)])

# Versions that can only be deleted with a second factor are safe from whoever takes over an account.
_second_factor(bucket) := lib.holds("its versions can't be deleted without a second factor") if {
	some id in lib.referrers(bucket, "bucket")
	lib.at(_configs[id], ["versioning_configuration", 0, "mfa_delete"], "") == "Enabled"
} else := lib.flag(bucket, ["versioning", 0, "mfa_delete"], false)

_locks := {lock.id: true | some lock in input.terraform.aws_s3_bucket_object_lock_configuration}

# METADATA
# description: Whether each bucket is versioned, on, off or unknown, by id; provider versions before 4 say it in the bucket.
versioning := {bucket.id: state |
	some bucket in input.terraform.aws_s3_bucket
	state := _state(bucket)
}

_state(bucket) := "on" if {
	some id in lib.referrers(bucket, "bucket")
	lib.at(_configs[id], ["versioning_configuration", 0, "status"], "") == "Enabled"
} else := "on" if {
	lib.at(bucket, ["versioning", 0, "enabled"], false) == true
} else := "unknown" if {
	some id in lib.referrers(bucket, "bucket")
	lib.unknown_at(_configs[id], ["versioning_configuration", 0, "status"])
} else := "off"

_configs := {config.id: config | some config in input.terraform.aws_s3_bucket_versioning}
