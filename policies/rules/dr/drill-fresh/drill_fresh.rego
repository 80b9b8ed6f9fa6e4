# METADATA
# title: Recovery is practised
# description: |
#   A backup that was never restored is a hope: a missing key, a permission or a copy that can't be read shows when it is needed, unless it shows in a drill before. A
#   drill that is long ago practised another estate.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_dr_tested.html
#     description: Test disaster recovery implementation to validate the implementation
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
#     description: Restore testing of AWS Backup
#   - ref: https://velero.io/docs/main/restore-reference/
#     description: Restores of Velero
# custom:
#   severity: warning
#   remediation: |
#     AWS Backup: an `aws_backup_restore_testing_plan` with a `schedule_expression`, and an `aws_backup_restore_testing_selection` that says what it restores.
#     Velero: restore a backup, into another namespace or another cluster, and give `kubectl get restores.velero.io -A -o yaml` as an input.
#   standards: [S7, AWS REL09-BP04, AWS REL13-BP03, AWS REL12-BP05, "Azure RE:08", "Azure RE:09", "Google perform-testing-for-recovery-from-failures", NIST CP-4, NIST CP-9(1), NIST CP-9(2), ISO 27001 A.5.30, SOC 2 A1.3, CIS 11.5]
#   equivalents: []
#   since: 0.1.0
#   parameters:
#     days:
#       type: number
#       default: 365
#       minimum: 1
#       maximum: 36500
#       description: Within how many days a recovery must have been practised, or be practised by a schedule
package resilience.rules.dr["drill-fresh"]

import data.resilience.lib
import data.resilience.model.drills
import data.resilience.model.vaults

# METADATA
# description: The estate, where recovery is meant and it has something by which a drill can be seen.
subjects := {"estate": {"id": "estate", "name": "the estate", "unknown": {}} |
	lib.recovery_is_meant
	count(vaults.by_id) + count(drills.by_id) > 0
}

needs := []

protects := "recovery"

violations contains {
	"subject": "estate",
	"related": sort(object.keys(drills.by_id)),
	"message": _message,
	"evidence": [{"name": "wanted within", "value": _within_s, "unit": "s", "from": lib.parameter_source("dr/drill-fresh", "days")}],
} if {
	subjects.estate
	count(_fresh) == 0
	count(_open) == 0
}

undetermined contains {
	"subject": "estate",
	"related": sort(object.keys(drills.by_id)),
	"message": $"How often a recovery is practised can't be told: {_open[0]}",
	"evidence": [],
} if {
	subjects.estate
	count(_fresh) == 0
	count(_open) > 0
}

_message := "Nothing in sight practises a recovery: whether copies can be restored shows when they must be." if {
	count(drills.by_id) == 0
} else := $"No recovery is practised within {lib.duration(_within_s)}: the drills in sight are rarer, or longer ago."

_within_s := lib.parameter("dr/drill-fresh", "days", 365) * 86400

_fresh := [id | some id, drill in drills.by_id; _is_fresh(drill)]

_is_fresh(drill) if {
	drill.every_s != null
	drill.every_s <= _within_s
}

_is_fresh(drill) if {
	drill.at_s != null
	input.now_s - drill.at_s <= _within_s
}

_open := sort([why | some drill in drills.by_id; some why in drill.unknown])
