package resilience.data_services_aws_fsx_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_fsx
import data.resilience.testing as build

_found(built) := found if {
	found := aws_fsx.found with input as build.document([built], {})
}

_system(type, values) := build.terraform($"aws_fsx_{type}_file_system", "shared", {"values": values})

test_a_windows_file_system_of_defaults if {
	system := _system("windows", {})
	_found(system) == [build.component(system, "file system", {
		"holds_data": true, "failover_s": 30, "retention_s": 604800,
		"survives_data_centre": lib.fails("deployment_type is not set", "deployment_type", "Set `deployment_type = \"MULTI_AZ_1\"`."),
		"backed_up": lib.holds("automatic_backup_retention_days is 7"), "deletion_undone": lib.holds("skip_final_backup is false"),
	})]
}

test_ontap_over_two_zones if {
	system := _system("ontap", {"deployment_type": "MULTI_AZ_1"})
	_found(system) == [build.component(system, "file system", {
		"holds_data": true, "failover_s": 30, "retention_s": 0,
		"survives_data_centre": lib.holds("deployment_type is MULTI_AZ_1"),
		"backed_up": lib.fails("automatic_backup_retention_days is not set", "automatic_backup_retention_days", "Set `automatic_backup_retention_days = 7` or more."),
	})]
}

test_openzfs_in_one_zone if {
	[system] := _found(_system("openzfs", {"deployment_type": "SINGLE_AZ_HA_2", "automatic_backup_retention_days": 30, "skip_final_backup": true}))
	[system.survives_data_centre.holds, system.backed_up.holds, system.deletion_undone.holds, system.retention_s] == [false, true, false, 2592000]
}

test_lustre if {
	scratch := _system("lustre", {"deployment_type": "SCRATCH_2"})
	one_zone := lib.fails("Lustre is in one zone", null, null)
	_found(scratch) == [build.component(scratch, "file system", {"failover_s": 30, "survives_data_centre": one_zone})]
	[lasting] := _found(_system("lustre", {"deployment_type": "PERSISTENT_2"}))
	[lasting.holds_data, lasting.backed_up.holds] == [true, false]
}

test_every_type_by_how_it_is_deployed if {
	{type: zones |
		some type in ["windows", "ontap", "openzfs", "lustre"]
		zones := [system.survives_data_centre.holds | some mode in ["SINGLE_AZ_1", "MULTI_AZ_1", "MULTI_AZ_2"]; some system in _found(_system(type, {"deployment_type": mode}))]
	} == {"windows": [false, true, false], "ontap": [false, true, true], "openzfs": [false, true, false], "lustre": [false, false, false]}
	{type: [system.backed_up.holds, system.retention_s] | some type in ["windows", "ontap", "openzfs", "lustre"]; some system in _found(_system(type, {}))} == {
		"windows": [true, 604800], "ontap": [false, 0], "openzfs": [false, 0], "lustre": [false, 0],
	}
}
