# METADATA
# title: EFS file systems
# description: |
#   A file system is kept in several zones, one with an `availability_zone_name` in that zone only; it can be reached in the zones of its mount targets. It is backed up where `aws_efs_backup_policy` enables that or
#   a backup plan selects it; AWS turns the policy on by itself for file systems of one zone. The copy that a replication keeps is read-only until it takes over.
# related_resources:
#   - ref: https://docs.aws.amazon.com/efs/latest/ug/availability-durability.html
#     description: Availability and durability of file systems
#   - ref: https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html
#     description: Automatic backups
package resilience.model.data_services.adapters.aws_efs

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the EFS file systems in the input.
found := [record |
	some system in input.terraform.aws_efs_file_system
	record := components.record(system, "file system", {
		"data_centres": [zone | zone := lib.text(system, ["availability_zone_name"]); zone != ""],
		"holds_data": true, "survives_data_centre": _zones(system),
		"backed_up": _backed_up(system), "replica_of": _source(system),
		"related": sort({id | some id in lib.referrers(system, "file_system_id"); _policies[id]}),
	})
]

_zones(system) := lib.undecided_at(system, ["availability_zone_name"]) if {
	lib.is_hidden(system, ["availability_zone_name"])
} else := lib.fails("it has one mount target", null, "Make an `aws_efs_mount_target` in a subnet of each zone that uses it.") if {
	lib.text(system, ["availability_zone_name"]) == ""
	count(_mounts(system)) == 1
} else := lib.holds("it is kept in several zones") if {
	lib.text(system, ["availability_zone_name"]) == ""
} else := lib.fails("it is kept in one zone", "availability_zone_name", "Leave `availability_zone_name` out; the file system has to be made anew.")

_mounts(system) := [id | some id in lib.referrers(system, "file_system_id"); _targets[id]]

_targets := {target.id: true | some target in input.terraform.aws_efs_mount_target}

_backed_up(system) := lib.one_of(policies[0], ["backup_policy", 0, "status"], "DISABLED", ["ENABLED"]) if {
	policies := [_policies[id] | some id in sort(lib.referrers(system, "file_system_id")); _policies[id]]
	count(policies) > 0
} else := lib.holds("AWS backs up file systems of one zone unless told otherwise") if {
	lib.text(system, ["availability_zone_name"]) != ""
} else := lib.fails("it has no backup policy, and no backup plan in sight selects it", null, "Make an `aws_efs_backup_policy` of it with `status = \"ENABLED\"`, or select it in a backup plan.")

_policies := {policy.id: policy | some policy in input.terraform.aws_efs_backup_policy}

# A file system that a replication writes to is a copy.
_source(system) := sources[0] if {
	sources := sort({id |
		some config in input.terraform.aws_efs_replication_configuration
		lib.refs(config, "destination")[system.id]
		some id in lib.refs(config, "source_file_system_id")
	})
	count(sources) > 0
} else := null
