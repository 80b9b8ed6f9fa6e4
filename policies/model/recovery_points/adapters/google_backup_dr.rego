# METADATA
# title: Backup and DR, and single backups of Filestore
# description: |
#   A plan of Backup and DR copies what is associated with it into a vault, from which nobody can delete copies before their time; they stay when what they are
#   of is deleted. Its shortest rule says how old the newest copy may be, its longest how long one is kept.
# related_resources:
#   - ref: https://cloud.google.com/backup-disaster-recovery/docs/concepts/backup-plan
#     description: Backup plans
#   - ref: https://cloud.google.com/filestore/docs/backups
#     description: Backups of Filestore
package resilience.model.recovery_points.adapters.google_backup_dr

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points

# METADATA
# description: Recovery points that plans and single backups make.
found := array.concat(_planned, _single)

_planned := [point |
	some association in input.terraform.google_backup_dr_backup_plan_association
	some plan_id in lib.refs(association, "backup_plan")
	plan := _plans[plan_id]
	some of in lib.refs(association, "resource")
	point := recovery_points.record(association.id, of, "backup", {
		"region": _region(plan),
		"age_s": _least([gap | some rule in lib.at(plan, ["backup_rules"], []); gap := _gap_s(rule)]), "age_from": plan.id,
		"retention_s": _most([kept_s | some rule in lib.at(plan, ["backup_rules"], []); kept_s := lib.days(rule.backup_retention_days); kept_s != null]),
		"outlives_source": true,
	})
]

_plans := {plan.id: plan | some plan in input.terraform.google_backup_dr_backup_plan}

# Copies are where their vault is.
_region(plan) := regions[0] if {
	regions := sort([region | some id in lib.refs(plan, "backup_vault"); region := _vault_region[id]])
	count(regions) > 0
} else := components.region(plan)

_vault_region := {vault.id: components.region(vault) | some vault in input.terraform.google_backup_dr_backup_vault}

_gap_s(rule) := {"DAILY": 86400, "WEEKLY": 604800, "MONTHLY": 2678400, "YEARLY": 31622400}[rule.standard_schedule[0].recurrence_type]

_gap_s(rule) := hours * 3600 if {
	rule.standard_schedule[0].recurrence_type == "HOURLY"
	hours := rule.standard_schedule[0].hourly_frequency
	is_number(hours)
}

_least(numbers) := min(numbers) if {
	count(numbers) > 0
} else := null

_most(numbers) := max(numbers) if {
	count(numbers) > 0
} else := null

_single := [point |
	some backup in input.terraform.google_filestore_backup
	some of in lib.refs(backup, "source_instance")
	point := recovery_points.record(backup.id, of, "backup", {"region": components.region(backup), "outlives_source": true})
]
