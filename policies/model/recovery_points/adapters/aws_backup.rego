# METADATA
# title: Copies that AWS Backup makes
# description: |
#   A rule of a plan copies what the plan's selections name, daily at 5:00 UTC where it has no schedule, into a vault of its region; `copy_action` copies that
#   to another vault. With `enable_continuous_backup` RDS and S3 can be restored to any moment. What is in a vault stays when its source is deleted.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
#     description: Backup plans
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
#     description: Continuous backups
package resilience.model.recovery_points.adapters.aws_backup

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points.aws_backup_selections

# METADATA
# description: Recovery points of the resources that a backup plan in the input copies.
found := array.concat(
	[object.union(point, {"of": of, "unknown": object.union(point.unknown, _doubt(selected))}) |
		some of, selections in aws_backup_selections.of
		some selected in selections
		some point in _points(selected.selection, of)
	],
	_automatic,
)

_doubt(selected) := {} if selected.certain

_doubt(selected) := {"of": selected.why} if not selected.certain

_points(selection, of) := [point | some plan in _plans[selection]; some point in array.concat(_in_place(plan, of), _copied(plan))] if {
	count(_plans[selection]) > 0
} else := [_point(selection, {"kind": "backup", "region": null, "age_s": null, "age_from": why, "retention_s": null, "unknown": {"age_s": why}})] if {
	why := $"{lib.short(selection)}: its plan is in no input"
}

# The plans of each selection: those that it refers to.
_plans := {selection.id: plans |
	some selection in input.terraform.aws_backup_selection
	plans := [_plan_by_id[id] | some id in sort(lib.refs(selection, "plan_id")); _plan_by_id[id]]
}

_plan_by_id := {plan.id: plan | some plan in input.terraform.aws_backup_plan}

_in_place(plan, of) := [_point(plan.id, {
	"kind": kind.name, "region": components.region(plan), "age_s": kind.age_s, "age_from": kind.from,
	"retention_s": lib.days(lib.at(plan, ["rule", i, "lifecycle", 0, "delete_after"], null)), "unknown": _unknown_age(plan, i),
}) |
	some i, _ in lib.at(plan, ["rule"], [])
	_runs(plan, i)
	kind := _kind(plan, i, of)
]

_copied(plan) := [_point(plan.id, {
	"kind": "backup", "region": region, "age_s": _gap_s(plan, i), "age_from": plan.id,
	"retention_s": lib.days(lib.at(plan, ["rule", i, "copy_action", j, "lifecycle", 0, "delete_after"], null)),
	"unknown": object.union(_unknown_age(plan, i), _unknown_region(plan, region)),
}) |
	some i, _ in lib.at(plan, ["rule"], [])
	_runs(plan, i)
	some j, _ in lib.at(plan, ["rule", i, "copy_action"], [])
	region := _vault_region(plan, ["rule", i, "copy_action", j, "destination_vault_arn"])
]

_point(id, given) := object.union(
	{"id": id, "restore_s": null, "restore_from": "AWS documentation: depends on the amount of data", "outlives_source": true},
	given,
)

_runs(plan, i) if not lib.at(plan, ["rule", i, "schedule", "never"], false)

_gap_s(plan, i) := lib.at(plan, ["rule", i, "schedule", "max_gap_s"], null) if {
	lib.at(plan, ["rule", i, "schedule"], null) != null
} else := null if {
	lib.is_hidden(plan, ["rule", i, "schedule"])
} else := 86400

_unknown_age(plan, i) := {} if {
	_gap_s(plan, i) != null
} else := {"age_s": $"{plan.address}: its schedule {_fault(plan, i)}"}

_unknown_region(plan, null) := {"region": $"{plan.address}: where the vault of a copy action is, is not known"}

_unknown_region(_, region) := {} if region != null

_fault(plan, i) := lib.at(plan, ["rule", i, "schedule", "error"], "is known only after apply")

_kind(plan, i, of) := {"name": "continuous", "age_s": _lag_of[of], "from": "AWS documentation: restorable to within minutes"} if {
	lib.at(plan, ["rule", i, "enable_continuous_backup"], false) == true
	_lag_of[of]
} else := {"name": "backup", "age_s": _gap_s(plan, i), "from": plan.id}

# How far behind the latest moment is that a continuous backup can be restored to.
_lag_of := {resource.id: lag_s |
	some type, lag_s in {"aws_db_instance": 300, "aws_rds_cluster": 300, "aws_s3_bucket": 900}
	some resource in input.terraform[type]
}

_vault_region(plan, path) := regions[0] if {
	regions := sort([region |
		some id in lib.refs(plan, concat(".", [$"{segment}" | some segment in path]))
		region := _region_of_vault[id]
	])
	count(regions) > 0
} else := region if {
	region := split(lib.text(plan, path), ":")[3]
	region != ""
} else := null

_region_of_vault := {vault.id: components.region(vault) |
	some type in ["aws_backup_vault", "aws_backup_logically_air_gapped_vault"]
	some vault in input.terraform[type]
}

# The automatic backups of a file system are a daily plan of AWS Backup that keeps what it copies for 35 days.
_automatic := [_point(policy.id, {
	"of": of, "kind": "backup", "region": components.region(policy), "age_s": 86400, "age_from": "AWS documentation: daily",
	"retention_s": lib.days(35), "unknown": {},
}) |
	some policy in input.terraform.aws_efs_backup_policy
	lib.at(policy, ["backup_policy", 0, "status"], "") == "ENABLED"
	some of in lib.refs(policy, "file_system_id")
]
