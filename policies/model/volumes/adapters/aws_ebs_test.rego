package resilience.volumes_aws_ebs_test

import data.resilience.lib
import data.resilience.model.volumes.adapters.aws_ebs
import data.resilience.testing as build

test_a_volume_is_in_one_zone if {
	volume := build.terraform("aws_ebs_volume", "data", {"values": {"availability_zone": "eu-west-1a"}})
	found := aws_ebs.found with input as build.document([volume], {})
	found == [build.component(volume, "volume", {
		"data_centres": ["eu-west-1a"], "holds_data": true,
		"survives_data_centre": lib.fails("a volume is in one zone", null, null),
		"backed_up": lib.fails("no snapshot of it is in sight", null, "Take snapshots of it: a tag that an `aws_dlm_lifecycle_policy` or an AWS Backup selection names."),
	})]
}

test_a_volume_that_leaves_a_snapshot if {
	[volume] := aws_ebs.found with input as build.document([build.terraform("aws_ebs_volume", "data", {"values": {"final_snapshot": true}})], {})
	volume.deletion_undone == lib.holds("final_snapshot is true")
}

test_a_volume_of_etcd if {
	[volume] := aws_ebs.found with input as build.document([build.terraform("aws_ebs_volume", "etcd", {"values": {"tags": {"k8s.io/etcd/main": "a/a,b,c"}}})], {})
	volume.backed_up == lib.holds("etcd-manager copies it")
}
