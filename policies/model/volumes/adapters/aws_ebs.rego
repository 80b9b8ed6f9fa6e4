# METADATA
# title: EBS volumes
# description: |
#   A volume is replicated within one zone and can be attached there only. Those of etcd in clusters of kOps are copied by etcd-manager, to the state store.
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
		"backed_up": _backed_up(volume), "deletion_undone": _undone(volume),
	})
]

_backed_up(volume) := lib.holds("etcd-manager copies it") if {
	some key, _ in lib.at(volume, ["tags"], {})
	startswith(key, "k8s.io/etcd/")
} else := lib.fails("no snapshot of it is in sight", null, "Take snapshots of it: a tag that an `aws_dlm_lifecycle_policy` or an AWS Backup selection names.")

# A last snapshot is one way among others to keep what is on a volume, and few take it.
_undone(volume) := lib.holds("final_snapshot is true") if {
	lib.at(volume, ["final_snapshot"], false) == true
} else := null
