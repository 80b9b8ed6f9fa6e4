package resilience.prerequisites_aws_kms_test

import data.resilience.lib
import data.resilience.model.prerequisites.adapters.aws_kms
import data.resilience.testing as build

_key := build.terraform("aws_kms_key", "main", {"values": {"multi_region": true}})

_found(resources) := found if {
	found := aws_kms.found with input as build.document(resources, {})
}

test_a_key_of_one_region if {
	_found([_key]) == [build.component(_key, "key", {
		"survives_region": lib.fails("no replica of it is in sight", "multi_region", "Set `multi_region = true` and make an `aws_kms_replica_key` of it in the recovery region."),
		"deletion_undone": lib.holds("deletion_window_in_days is 30"),
	})]
}

test_a_key_with_a_replica if {
	replica := build.referring(build.terraform("aws_kms_replica_key", "main", {}), {"primary_key_arn": [_key]})
	[component] := _found([_key, replica])
	component.survives_region == lib.holds("it has a replica in another region")
}
