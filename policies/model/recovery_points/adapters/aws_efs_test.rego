package resilience.recovery_points_aws_efs_test

import data.resilience.model.recovery_points.adapters.aws_efs
import data.resilience.testing as build

_system := build.terraform("aws_efs_file_system", "home", {})

_copy := build.over(_system, {"address": "aws_efs_file_system.copy", "region": {"name": "us-east-1"}})

_config(destination) := build.referring(build.terraform("aws_efs_replication_configuration", "home", {"values": {"destination": [destination]}}), {"source_file_system_id": [_system]})

_found(config) := found if {
	found := aws_efs.found with input as build.document([_system, _copy, config], {})
}

test_a_replication_to_another_region if {
	_found(_config({"region": "eu-central-1"})) == [{
		"id": "plan.json#aws_efs_replication_configuration.home", "of": build.id(_system), "kind": "replica", "region": "eu-central-1",
		"age_s": 900, "age_from": "AWS documentation: 15 minutes for most file systems",
		"restore_s": null, "restore_from": "AWS documentation: minutes, depending on what is still to be copied",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}]
}

test_a_region_by_a_zone_or_by_the_copy if {
	[zone] := _found(_config({"availability_zone_name": "eu-central-1b"}))
	zone.region == "eu-central-1"
	[copy] := _found(build.referring(_config({}), {"source_file_system_id": [_system], "destination.0.file_system_id": [_copy]}))
	copy.region == "us-east-1"
	[blind] := _found(_config({"availability_zone_name": "euc1-az2"}))
	[blind.region, blind.unknown] == [null, {"region": "aws_efs_replication_configuration.home: where it copies to is not known"}]
}
