# METADATA
# title: Disks of Compute Engine
# description: |
#   A disk is in one zone; a regional one is copied to two zones. One that is made of an image holds a system that can be made again, so that nobody asks for
#   backups of it; nor of what the machines of a cluster keep, which snapshots of the cluster hold.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks
#     description: Zonal and regional disks
package resilience.model.volumes.adapters.google_disks

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components

# METADATA
# description: Records of the disks in the input.
found := [record |
	some disk in disks
	zones := _zones(disk)
	record := components.record(disk, "disk", {
		"data_centres": zones,
		"holds_data": _holds_data(disk),
		"survives_data_centre": _survives(disk, zones),
		"backed_up": _backed_up(disk),
		"deletion_undone": _undone(disk),
		"replica_of": _source(disk),
	})
]

# METADATA
# description: The disks in the input, of one zone and of two.
disks := array.concat(
	[disk | some disk in input.terraform.google_compute_disk],
	[disk | some disk in input.terraform.google_compute_region_disk],
)

_zones(disk) := zones if {
	zones := sort({zone | some i, _ in lib.at(disk, ["replica_zones"], []); zone := lib.google_zone(disk, ["replica_zones", i])})
	count(zones) > 0
} else := [zone | zone := lib.google_zone(disk, ["zone"])]

_is_regional(disk) if lib.at(disk, ["replica_zones"], null) != null

_is_regional(disk) if lib.unknown_at(disk, ["replica_zones"])

_survives(disk, _) := lib.holds("it is copied to two zones") if {
	_is_regional(disk)
} else := lib.fails("it is in one zone", "zone", "Make it a `google_compute_region_disk` with two `replica_zones`.")

_holds_data(disk) if {
	lib.at(disk, ["image"], "") == ""
	not lib.unknown_at(disk, ["image"])
} else := false

# What machines of a cluster keep is in the snapshots of the cluster, and copies of it are on its other machines.
_is_of_cluster(disk) if {
	some id in _machines_of[disk.id]
	clusters.node_group_ids[id]
}

# kOps finds the disks of its etcd by their labels, and backs etcd up itself.
_is_of_cluster(disk) if lib.text(disk, ["labels", "k8s-io-cluster-name"]) != ""

_machines_of := {disk.id: ids |
	some disk in disks
	ids := lib.referrers(disk, "attached_disk.source") | _attached_to(disk)
}

_attached_to(disk) := {machine | some id in lib.referrers(disk, "disk"); some machine in _attachments[id]}

_attachments := {attachment.id: lib.refs(attachment, "instance") | some attachment in input.terraform.google_compute_attached_disk}

_backed_up(disk) := null if {
	not _holds_data(disk)
} else := null if {
	_is_of_cluster(disk)
} else := lib.fails("no snapshot schedule of it is in sight", null, "Attach a `google_compute_resource_policy` with a `snapshot_schedule_policy` by a `google_compute_disk_resource_policy_attachment`.")

_undone(disk) := null if {
	not _holds_data(disk)
} else := null if {
	_is_of_cluster(disk)
} else := lib.holds("its snapshots stay when it is deleted") if {
	some policy in snapshot_policies
	keeps_snapshots(policy)
	disks_of[policy.id][disk.id]
} else := null if {
	lib.most_provider_major(disk, "google") < 6
} else := lib.flag(disk, ["create_snapshot_before_destroy"], false)

_source(disk) := sort(primaries_of[disk.id])[0] if {
	count(primaries_of[disk.id]) > 0
} else := null

# METADATA
# description: Disk id to the ids of the disks in other regions that it follows.
primaries_of := {disk.id: lib.refs(disk, "async_primary_disk") | some disk in disks}

# METADATA
# description: Policies that take snapshots.
snapshot_policies := [policy |
	some policy in input.terraform.google_compute_resource_policy
	count(lib.at(policy, ["snapshot_schedule_policy"], [])) > 0
]

# METADATA
# description: Whether a policy keeps its snapshots when their disk is deleted, as it does by default.
keeps_snapshots(policy) if {
	lib.at(policy, ["snapshot_schedule_policy", 0, "retention_policy", 0, "on_source_disk_delete"], "KEEP_AUTO_SNAPSHOTS") == "KEEP_AUTO_SNAPSHOTS"
} else := false

# METADATA
# description: Policy id to the ids of the disks that name it, or that it is attached to.
disks_of := {policy.id: (own | attached) |
	some policy in snapshot_policies
	own := lib.referrers(policy, "resource_policies")
	attached := {disk | some id in lib.referrers(policy, "name"); some disk in _attached[id]}
}

_attached := {attachment.id: lib.refs(attachment, "disk") |
	some type in ["google_compute_disk_resource_policy_attachment", "google_compute_region_disk_resource_policy_attachment"]
	some attachment in input.terraform[type]
}
