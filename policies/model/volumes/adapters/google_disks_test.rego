package resilience.volumes_google_disks_test

import data.resilience.lib
import data.resilience.model.volumes.adapters.google_disks
import data.resilience.testing as build

_found(resources) := found if {
	found := google_disks.found with input as build.document(resources, {})
}

_disk(values) := build.terraform("google_compute_disk", "data", {"values": object.union({"zone": "europe-west1-b"}, values)})

_record(built, given) := build.component(built, "disk", object.union(
	{
		"data_centres": ["europe-west1-b"], "holds_data": true,
		"survives_data_centre": lib.fails("it is in one zone", "zone", "Make it a `google_compute_region_disk` with two `replica_zones`."),
		"backed_up": lib.fails("no snapshot schedule of it is in sight", null, "Attach a `google_compute_resource_policy` with a `snapshot_schedule_policy` by a `google_compute_disk_resource_policy_attachment`."),
		"deletion_undone": lib.fails("create_snapshot_before_destroy is not set", "create_snapshot_before_destroy", "Set `create_snapshot_before_destroy = true`."),
	},
	given,
))

test_a_disk_of_one_zone if {
	disk := _disk({})
	_found([disk]) == [_record(disk, {})]
}

test_a_disk_of_two_zones if {
	disk := build.terraform("google_compute_region_disk", "data", {"values": {"replica_zones": ["europe-west1-c", "projects/p/zones/europe-west1-b"], "create_snapshot_before_destroy": true}})
	_found([disk]) == [_record(disk, {
		"data_centres": ["europe-west1-b", "europe-west1-c"], "survives_data_centre": lib.holds("it is copied to two zones"),
		"deletion_undone": lib.holds("create_snapshot_before_destroy is true"),
	})]
	[open] := _found([build.terraform("google_compute_region_disk", "data", {"unknown": {"replica_zones": true}})])
	open.survives_data_centre.holds == true
}

test_a_disk_of_an_image_holds_a_system if {
	disk := _disk({"image": "debian-12"})
	_found([disk]) == [_record(disk, {"holds_data": false, "backed_up": null, "deletion_undone": null})]
	[open] := _found([build.over(_disk({}), {"unknown": {"image": true}})])
	open.holds_data == false
}

test_a_disk_of_an_older_provider_can_take_no_last_snapshot if {
	[disk] := google_disks.found with input as object.union(build.document([_disk({})], {}), {"providers": {"plan.json": {"google": {"least": 5, "most": 5}}}})
	disk.deletion_undone == null
}

test_snapshots_that_stay if {
	policy := build.terraform("google_compute_resource_policy", "daily", {"values": {"snapshot_schedule_policy": [{}]}})
	disk := build.referring(_disk({}), {"resource_policies": [policy]})
	[kept] := _found([policy, disk])
	kept.deletion_undone == lib.holds("its snapshots stay when it is deleted")
	going := build.over(policy, {"values": {"snapshot_schedule_policy": [{"retention_policy": [{"on_source_disk_delete": "APPLY_RETENTION_POLICY"}]}]}})
	[lost] := _found([going, disk])
	lost.deletion_undone.holds == false
	other := build.over(policy, {"values": {"snapshot_schedule_policy": []}})
	[bare] := _found([other, disk])
	bare.deletion_undone.holds == false
}

test_a_disk_that_follows_another if {
	copy := build.referring(build.terraform("google_compute_disk", "dr", {}), {"async_primary_disk.0.disk": [_disk({})]})
	[standby, main] := _found([copy, _disk({})])
	[standby.replica_of, main.replica_of] == ["plan.json#google_compute_disk.data", null]
}

test_disks_of_the_machines_of_a_cluster_are_in_its_snapshots if {
	disk := _disk({})
	machine := build.referring(build.terraform("google_compute_instance", "a", {}), {"attached_disk.0.source": [disk]})
	other := build.terraform("google_compute_instance", "b", {})
	attachment := build.referring(build.terraform("google_compute_attached_disk", "b", {}), {"disk": [disk], "instance": [other]})
	expected := _record(disk, {"backed_up": null, "deletion_undone": null})
	every resources in [[disk, machine], [disk, other, attachment]] {
		settings := {"clusters": [build.cluster("pam", [resources[1]], {})]}
		google_disks.found == [expected] with input as build.document(resources, settings)
		google_disks.found == [_record(disk, {})] with input as build.document(resources, {})
	}
	etcd := _disk({"labels": {"k8s-io-cluster-name": "shop"}})
	_found([etcd]) == [_record(etcd, {"backed_up": null, "deletion_undone": null})]
}
