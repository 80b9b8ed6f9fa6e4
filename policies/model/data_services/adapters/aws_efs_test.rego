package resilience.data_services_aws_efs_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_efs
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_efs.found with input as build.document(resources, {})
}

_system(values) := build.terraform("aws_efs_file_system", "home", {"values": values, "unknown": {"id": true}})

_policy(status) := build.referring(build.terraform("aws_efs_backup_policy", "home", {"values": {"backup_policy": [{"status": status}]}}), {"file_system_id": [_system({})]})

_none := lib.fails("it has no backup policy, and no backup plan in sight selects it", null, "Make an `aws_efs_backup_policy` of it with `status = \"ENABLED\"`, or select it in a backup plan.")

test_a_file_system_of_defaults if {
	_found([_system({})]) == [build.component(_system({}), "file system", {
		"holds_data": true, "survives_data_centre": lib.holds("it is kept in several zones"), "backed_up": _none,
	})]
}

test_a_file_system_of_one_zone if {
	system := _system({"availability_zone_name": "eu-west-1a"})
	_found([system]) == [build.component(system, "file system", {
		"data_centres": ["eu-west-1a"], "holds_data": true,
		"survives_data_centre": lib.fails("it is kept in one zone", "availability_zone_name", "Leave `availability_zone_name` out; the file system has to be made anew."),
		"backed_up": lib.holds("AWS backs up file systems of one zone unless told otherwise"),
	})]
}

test_backup_policies if {
	[on] := _found([_system({}), _policy("ENABLED")])
	[on.backed_up, on.related] == [lib.holds("backup_policy.status is ENABLED"), ["plan.json#aws_efs_backup_policy.home"]]
	[off] := _found([_system({}), _policy("DISABLED")])
	off.backed_up.holds == false
}

test_a_zone_that_is_not_known if {
	[system] := _found([build.over(_system({}), {"unknown": {"availability_zone_name": true}, "references": {"availability_zone_name": ["plan.json#x"]}})])
	system.unknown.survives_data_centre == "aws_efs_file_system.home: availability_zone_name is known only after apply"
}

test_a_file_system_that_a_replication_writes_to if {
	copy := build.over(_system({}), {"address": "aws_efs_file_system.copy", "region": {"name": "us-east-1"}})
	config := build.referring(build.terraform("aws_efs_replication_configuration", "home", {}), {"source_file_system_id": [_system({})], "destination.0.file_system_id": [copy]})
	[system.replica_of | some system in _found([_system({}), copy, config])] == [null, build.id(_system({}))]
}

test_mount_targets if {
	targets := [build.referring(build.terraform("aws_efs_mount_target", name, {}), {"file_system_id": [_system({})]}) | some name in ["a", "b"]]
	[one] := _found([_system({}), targets[0]])
	one.survives_data_centre == lib.fails("it has one mount target", null, "Make an `aws_efs_mount_target` in a subnet of each zone that uses it.")
	[both] := _found(array.concat([_system({})], targets))
	both.survives_data_centre.holds
}
