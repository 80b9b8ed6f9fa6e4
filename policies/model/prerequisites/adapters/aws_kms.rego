# METADATA
# title: KMS keys
# description: |
#   A key is of one region; what is encrypted with it can be decrypted elsewhere only with a replica of a multi-region key. A key that is
#   deleted can be called back for 7 to 30 days.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
#     description: Multi-Region keys
package resilience.model.prerequisites.adapters.aws_kms

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the KMS keys in the input.
found := [record |
	some key in input.terraform.aws_kms_key
	record := components.record(key, "key", {
		"survives_region": _elsewhere(key),
		"deletion_undone": lib.at_least(key, ["deletion_window_in_days"], 30, 7),
	})
]

_elsewhere(key) := lib.holds("it has a replica in another region") if {
	count(lib.referrers(key, "primary_key_arn")) > 0
} else := lib.fails("no replica of it is in sight", "multi_region", "Set `multi_region = true` and make an `aws_kms_replica_key` of it in the recovery region.")
