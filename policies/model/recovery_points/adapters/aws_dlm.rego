# METADATA
# title: Snapshots of volumes by Data Lifecycle Manager
# description: |
#   A policy takes snapshots of volumes, or of all volumes of machines, that have one of its tags; a default policy of all that nothing else copies,
#   daily and for seven days where it says nothing else. Snapshots stay when their volume is deleted, and are of its region until a rule copies them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
#     description: Amazon Data Lifecycle Manager
package resilience.model.recovery_points.adapters.aws_dlm

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Recovery points of the EBS volumes in the input.
found := [object.union(point, {"of": of}) |
	some policy in input.terraform.aws_dlm_lifecycle_policy
	lib.at(policy, ["state"], "ENABLED") == "ENABLED"
	some of in _copied(policy)
	some point in array.concat(_scheduled(policy), _default(policy))
]

# Volumes that have one of the tags, those of machines that have one, and with a default policy all of the region.
_copied(policy) := {volume.id | some volume in input.terraform.aws_ebs_volume; _takes(policy, volume, "VOLUME")} | {id |
	some machine in input.terraform.aws_instance
	_takes(policy, machine, "INSTANCE")
	some id in _attached[machine.id]
}

_takes(policy, resource, type) if {
	resource.region == policy.region
	type in lib.at(policy, ["policy_details", 0, "resource_types"], [])
	some key, value in lib.at(policy, ["policy_details", 0, "target_tags"], {})
	_tag(resource, key) == value
}

_takes(policy, resource, type) if {
	resource.region == policy.region
	lib.at(policy, ["default_policy"], "") == type
}

_tag(resource, key) := [value | some attribute in ["tags_all", "tags"]; value := lib.at(resource, [attribute, key], null); value != null][0]

_attached[machine] contains volume if {
	some attachment in input.terraform.aws_volume_attachment
	some machine in lib.refs(attachment, "instance_id")
	some volume in lib.refs(attachment, "volume_id")
}

_scheduled(policy) := [point |
	some i, _ in lib.at(policy, ["policy_details", 0, "schedule"], [])
	path := ["policy_details", 0, "schedule", i]
	not lib.at(policy, array.concat(path, ["create_rule", 0, "cron_expression", "never"]), false)
	gap_s := _gap_s(policy, array.concat(path, ["create_rule", 0]))
	some place in array.concat([{"region": components.region(policy), "retain": array.concat(path, ["retain_rule", 0])}], _copies(policy, path))
	point := _point(policy, place.region, gap_s, _retention_s(policy, place.retain, gap_s))
]

_copies(policy, path) := [{"region": _region_of(policy, rule), "retain": array.concat(rule, ["retain_rule", 0])} |
	some j, _ in lib.at(policy, array.concat(path, ["cross_region_copy_rule"]), [])
	rule := array.concat(path, ["cross_region_copy_rule", j])
]

_region_of(policy, rule) := regions[0] if {
	regions := [region |
		some attribute in ["target_region", "target"]
		region := lib.text(policy, array.concat(rule, [attribute]))
		regex.match(`^[a-z]{2}(-[a-z]+)+-[0-9]$`, region)
	]
	count(regions) > 0
} else := null

_gap_s(policy, rule) := gap if {
	gap := lib.at(policy, array.concat(rule, ["cron_expression", "max_gap_s"]), null)
	gap != null
} else := hours * 3600 if {
	hours := lib.at(policy, array.concat(rule, ["interval"]), null)
	lib.is_count(hours)
} else := null

_retention_s(policy, rule, gap_s) := amount * seconds if {
	amount := lib.at(policy, array.concat(rule, ["interval"]), null)
	lib.is_count(amount)
	seconds := _units[lib.at(policy, array.concat(rule, ["interval_unit"]), "")]
} else := amount * gap_s if {
	amount := lib.at(policy, array.concat(rule, ["count"]), null)
	lib.is_count(amount)
	gap_s != null
} else := null

_units := {"DAYS": 86400, "WEEKS": 604800, "MONTHS": 2592000, "YEARS": 31536000}

_default(policy) := [_point(policy, components.region(policy), lib.days(every_days), lib.days(lib.at(policy, ["policy_details", 0, "retain_interval"], 7)))] if {
	lib.at(policy, ["default_policy"], "") != ""
	every_days := lib.at(policy, ["policy_details", 0, "create_interval"], 1)
} else := []

_point(policy, region, age_s, retention_s) := {
	"id": policy.id, "kind": "backup", "region": region, "age_s": age_s, "age_from": policy.id,
	"restore_s": null, "restore_from": "AWS documentation: depends on the amount of data",
	"retention_s": retention_s, "outlives_source": true,
	"unknown": object.union(_open("age_s", age_s, $"{policy.address}: how often it runs is not known"), _open("region", region, $"{policy.address}: where it copies to is not known")),
}

_open(field, null, why) := {field: why}

_open(_, value, _) := {} if value != null
