# METADATA
# title: FSx file systems
# description: |
#   A file system has its servers in one zone or in two, by its `deployment_type`; Lustre is always in one. Automatic backups are daily (of Windows for seven days
#   unless told otherwise, of the others off) and go with the file system; a final one is taken on deletion unless it is skipped.
# related_resources:
#   - ref: https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html
#     description: Single-AZ and Multi-AZ file systems for Windows
#   - ref: https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html
#     description: Deployment types of ONTAP
#   - ref: https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html
#     description: Deployment options of Lustre
package resilience.model.data_services.adapters.aws_fsx

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the FSx file systems in the input.
found := [record |
	some type, facts in _types
	some system in input.terraform[type]
	keeps := _keeps(system)
	record := components.record(system, "file system", object.union(_backups(system, facts, keeps), {
		"holds_data": keeps,
		"survives_data_centre": _zones(system, facts), "failover_s": 30,
	}))
]

_types := {
	"aws_fsx_windows_file_system": {"modes": ["MULTI_AZ_1"], "days": 7, "final": true},
	"aws_fsx_ontap_file_system": {"modes": ["MULTI_AZ_2", "MULTI_AZ_1"], "days": 0, "final": false},
	"aws_fsx_openzfs_file_system": {"modes": ["MULTI_AZ_1"], "days": 0, "final": true},
	"aws_fsx_lustre_file_system": {"modes": [], "days": 0, "final": true},
}

# A scratch file system is for what is worked on, and has no backups.
_keeps(system) := false if {
	startswith(lib.at(system, ["deployment_type"], ""), "SCRATCH")
} else := true

_zones(system, facts) := lib.one_of(system, ["deployment_type"], "SINGLE_AZ_1", facts.modes) if {
	count(facts.modes) > 0
} else := lib.fails("Lustre is in one zone", null, null)

_backups(_, _, false) := {}

_backups(system, facts, true) := object.union(
	{
		"backed_up": lib.with_mend(lib.at_least(system, ["automatic_backup_retention_days"], facts.days, 1), "Set `automatic_backup_retention_days = 7` or more."),
		"retention_s": lib.days(lib.at(system, ["automatic_backup_retention_days"], facts.days)),
	},
	{"deletion_undone": lib.flag_off(system, ["skip_final_backup"], false) | facts.final},
)
