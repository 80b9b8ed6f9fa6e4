# METADATA
# title: Restores of Velero
# description: |
#   A Restore that was completed is a recovery that was practised; a dump of the cluster shows when. One that failed, even in part, or that has not run, proves
#   nothing, and neither does a manifest that asks for one.
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/restore/
#     description: Restore
package resilience.model.drills.adapters.velero

import data.resilience.lib

# METADATA
# description: Records of the restores in the input that were completed.
found := [{"id": restore.id, "name": restore.address, "every_s": null, "at_s": at_s, "unknown": {}} |
	some restore in input.kubernetes["velero.io/Restore"]
	lib.text(restore, ["status", "phase"]) == "Completed"
	at_s := lib.at(restore, ["status", "completionTimestamp", "epoch_s"], null)
	is_number(at_s)
]
