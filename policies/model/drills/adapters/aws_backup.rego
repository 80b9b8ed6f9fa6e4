# METADATA
# title: Restore testing of AWS Backup
# description: A restore testing plan restores copies by a schedule and takes them away again. It restores nothing before a selection says what.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
#     description: Restore testing
package resilience.model.drills.adapters.aws_backup

import data.resilience.lib

# METADATA
# description: Records of the restore testing plans in the input that have something to restore.
found := [{
	"id": plan.id, "name": plan.address, "every_s": _every_s(plan), "at_s": null,
	"unknown": _unknown(plan),
} |
	some plan in input.terraform.aws_backup_restore_testing_plan
	count(lib.referrers(plan, "restore_testing_plan_name")) > 0
	not lib.at(plan, ["schedule_expression", "never"], false)
]

_every_s(plan) := lib.at(plan, ["schedule_expression", "max_gap_s"], null)

_unknown(plan) := {"every_s": $"{plan.address}: its schedule {lib.at(plan, ["schedule_expression", "error"], "is known only after apply")}"} if {
	_every_s(plan) == null
} else := {}
