# METADATA
# title: EBS volumes
# description: A volume is replicated within one zone and can be attached there only.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html
#     description: Amazon EBS volumes
package resilience.model.volumes.adapters.aws_ebs

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the EBS volumes in the input.
found := [record |
	some volume in input.terraform.aws_ebs_volume
	record := components.record(volume, "volume", {
		"data_centres": [zone | zone := lib.text(volume, ["availability_zone"]); zone != ""],
		"holds_data": true,
		"survives_data_centre": lib.fails("a volume is in one zone", null, null),
		"backed_up": lib.fails("no snapshot of it is in sight", null, "Take snapshots of it: a tag that an `aws_dlm_lifecycle_policy` or an AWS Backup selection names."),
		"deletion_undone": lib.flag(volume, ["final_snapshot"], false),
	})
]
