# METADATA
# title: Backup for GKE
# description: |
#   A backup plan takes backups by a cron expression in UTC, or so often that its RPO is met. One of all namespaces with their volumes restores a cluster. Backups of
#   which the plan does not say how long they are kept are never deleted by it.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/how-to/backup-plan
#     description: Backup plans
package resilience.model.schedules.adapters.google_gke_backup

import data.resilience.lib
import data.resilience.model.stores.adapters.google_gke_backup

# METADATA
# description: Schedule records of the backup plans in the input.
found := [schedule |
	some plan in input.terraform.google_gke_backup_backup_plan
	timing := _timing(plan)
	why := _why_inactive(plan, timing)
	partial := _why_partial(plan)
	schedule := {
		"id": plan.id, "name": _name(plan), "kind": "gke backup",
		"cluster": google_gke_backup.cluster_of(plan), "store": plan.id,
		"active": why == "", "why_inactive": why,
		"full": partial == "", "why_partial": partial,
		"namespaces": {"included": _namespaces(plan), "excluded": []},
		"labelled": _takes_applications(plan), "volumes": _volumes(plan),
		"text": timing.text, "max_gap_s": timing.max_gap_s,
		"retention_s": _retention_s(plan), "retention_from": plan.id,
		"unknown": {"schedule": lib.why_unknown(plan, ["backup_schedule"]) | lib.is_hidden(plan, _cron)},
	}
]

_name(plan) := name if {
	name := lib.text(plan, ["name"])
	name != ""
} else := plan.address

_cron := ["backup_schedule", 0, "cron_schedule"]

_timing(plan) := {"text": cron.text, "max_gap_s": object.get(cron, "max_gap_s", null), "error": object.get(cron, "error", "")} if {
	cron := lib.at(plan, _cron, null)
	is_object(cron)
} else := {"text": $"every {minutes} min", "max_gap_s": minutes * 60, "error": ""} if {
	minutes := lib.at(plan, ["backup_schedule", 0, "rpo_config", 0, "target_rpo_minutes"], null)
	is_number(minutes)
} else := {"text": "", "max_gap_s": null, "error": ""}

_why_inactive(plan, timing) := "it is deactivated" if {
	lib.at(plan, ["deactivated"], false) == true
} else := "it is paused" if {
	lib.at(plan, ["backup_schedule", 0, "paused"], false) == true
} else := "" if {
	lib.is_hidden(plan, _cron)
} else := $"its schedule is not valid ({timing.error})" if {
	timing.error != ""
} else := "it has no schedule" if {
	timing.text == ""
} else := "its schedule never fires" if {
	timing.max_gap_s == null
} else := ""

_why_partial(plan) := "it takes only some namespaces" if {
	lib.at(plan, ["backup_config", 0, "all_namespaces"], false) != true
	not lib.is_hidden(plan, ["backup_config", 0, "all_namespaces"])
} else := "it leaves out volumes" if {
	lib.at(plan, ["backup_config", 0, "include_volume_data"], false) != true
	not lib.is_hidden(plan, ["backup_config", 0, "include_volume_data"])
} else := ""

# What is not known is taken for all, as `_why_partial` takes it.
_namespaces(plan) := ["*"] if {
	lib.at(plan, ["backup_config", 0, "all_namespaces"], false) == true
} else := ["*"] if {
	lib.is_hidden(plan, ["backup_config", 0, "all_namespaces"])
} else := ["*"] if {
	_takes_applications(plan)
} else := [name | some name in lib.at(plan, ["backup_config", 0, "selected_namespaces", 0, "namespaces"], []); is_string(name)]

# Protected applications are told by labels of their objects.
_takes_applications(plan) if {
	count(lib.at(plan, ["backup_config", 0, "selected_applications"], [])) > 0
} else := false

# Backups of volumes are kept where the plan's backups are, and restored from there in another region.
_volumes(plan) := "moved" if {
	lib.at(plan, ["backup_config", 0, "include_volume_data"], false) == true
} else := "moved" if {
	lib.is_hidden(plan, ["backup_config", 0, "include_volume_data"])
} else := "none"

# A century stands for ever.
_retention_s(plan) := lib.days(n) if {
	n := lib.at(plan, ["retention_policy", 0, "backup_retain_days"], 0)
	n > 0
} else := 3155760000
