package resilience.model.schedules.adapters.velero_test

import data.resilience.model.schedules.adapters.velero
import data.resilience.testing

_location(access) := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {
	"provider": "aws",
	"objectStorage": {"bucket": "snap"}, "accessMode": access,
}})

_schedule(spec) := testing.kubernetes("velero.io/Schedule", "velero", "full", {"spec": object.union({"schedule": {"text": "0 */6 * * *", "max_gap_s": 21600}}, spec)})

_found(built, access) := schedules if {
	schedules := velero.found with input as testing.document(
		[_location(access), testing.referring(built, {"spec.template.storageLocation": [_location(access)]})],
		{},
	)
}

_of(spec) := _found(_schedule(spec), "ReadWrite")

_record(overrides) := object.union(
	{
		"id": testing.id(_schedule({})), "name": "full", "kind": "velero", "cluster": "assumed", "store": testing.id(_location("ReadWrite")),
		"active": true, "why_inactive": "", "full": true, "why_partial": "", "namespaces": {"included": ["*"], "excluded": []}, "labelled": false, "volumes": "snapshots", "text": "0 */6 * * *", "max_gap_s": 21600,
		"retention_s": 2592000, "retention_from": "default", "unknown": {},
	},
	overrides,
)

test_a_schedule_of_everything if {
	_of({"template": {"includedNamespaces": ["*"], "ttl": {"text": "72h", "seconds": 259200}}}) == [_record({
		"retention_s": 259200,
		"retention_from": testing.id(_schedule({})),
	})]
}

test_without_ttl_snapshots_are_kept_for_30_days if {
	_of({}) == [_record({})]
	_of({"template": {"ttl": {"text": "0s", "seconds": 0}}}) == [_record({})]
}

test_a_paused_schedule_is_not_active if {
	_of({"paused": true}) == [_record({"active": false, "why_inactive": "it is paused"})]
}

test_a_schedule_that_is_not_valid_is_not_active if {
	_of({"schedule": {"text": "0 3 * * 7", "max_gap_s": null, "error": "day of week must be 0 to 6"}}) == [_record({
		"active": false, "why_inactive": "its schedule is not valid (day of week must be 0 to 6)",
		"text": "0 3 * * 7", "max_gap_s": null,
	})]
}

test_a_schedule_that_never_fires_is_not_active if {
	built := testing.over(_schedule({}), {"values": {"spec": {"schedule": {"never": true}}}})
	_found(_without_gap(built), "ReadWrite") == [_record({"active": false, "why_inactive": "its schedule never fires", "max_gap_s": null})]
}

_without_gap(built) := {
	"family": built.family, "type": built.type,
	"envelope": object.union(
		object.remove(built.envelope, ["values"]),
		{"values": {"metadata": {"name": "full"}, "spec": {"schedule": {"text": "0 */6 * * *", "never": true}}}},
	),
}

test_a_schedule_that_is_not_known_is_unknown if {
	built := testing.kubernetes("velero.io/Schedule", "velero", "full", {})
	_found(testing.over(built, {"unknown": {"spec": {"schedule": true}}}), "ReadWrite") == [_record({
		"text": "", "max_gap_s": null,
		"unknown": {"schedule": "Schedule.velero.io/velero/full: spec.schedule is known only after apply"},
	})]
}

test_a_schedule_to_a_location_that_is_only_read_is_not_active if {
	_found(_schedule({}), "ReadOnly") == [_record({
		"store": null, "active": false,
		"why_inactive": "its snapshot location BackupStorageLocation.velero.io/velero/default is read-only",
	})]
}

test_what_narrows_a_template_makes_it_partial if {
	partial := {
		"its template has labelSelector": {"labelSelector": {"matchLabels": {"app": "shop"}}},
		"its template has orLabelSelectors": {"orLabelSelectors": [{"matchLabels": {"app": "shop"}}]},
		"its template leaves out namespaces shop": {"excludedNamespaces": ["shop", "velero"]},
		"its template leaves out resources secrets": {"excludedResources": ["secrets"]},
		"its template takes only some namespaces": {"includedNamespaces": ["shop"]},
		"its template takes only some resources": {"includedResources": ["pods"]},
		"its template leaves out cluster resources": {"includeClusterResources": false},
	}
	every why, template in partial { [[one.full, one.why_partial] | some one in _of({"template": template})] == [[false, why]] }
}

test_leaving_out_what_every_cluster_makes_for_itself_is_no_loss if {
	every namespace in ["kube-system", "kube-public", "kube-node-lease", "velero"] {
		[one.full | some one in _of({"template": {"excludedNamespaces": [namespace]}})] == [true]
	}
	every resource in [
		"events", "events.events.k8s.io", "nodes", "leases.coordination.k8s.io", "endpointslices.discovery.k8s.io",
		"backups.velero.io", "restores.velero.io", "backuprepositories.velero.io", "resticrepositories.velero.io",
	] {
		[one.full | some one in _of({"template": {"excludedResources": [resource]}})] == [true]
	}
	_of({"template": {"excludedNamespaces": ["kube-system", "velero"], "excludedResources": ["events"]}}) == [_record({"namespaces": {"included": ["*"], "excluded": ["kube-system", "velero"]}})]
}

test_a_location_that_is_not_in_sight_is_no_store if {
	found := velero.found with input as testing.document([_schedule({})], {})
	found == [_record({"store": null})]
}

test_what_becomes_of_the_data_of_volumes if {
	every row in [[{}, "snapshots"], [{"snapshotVolumes": false}, "none"], [{"snapshotMoveData": true}, "moved"], [{"defaultVolumesToFsBackup": true, "snapshotVolumes": false}, "moved"]] {
		[one.volumes | some one in _of({"template": row[0]})] == [row[1]]
	}
}

test_what_it_takes if {
	[[one.namespaces, one.labelled] | some one in _of({"template": {"includedNamespaces": ["shop", 3], "excludedNamespaces": ["x"], "orLabelSelectors": [{}]}})] == [[{"included": ["shop"], "excluded": ["x"]}, true]]
}

_volumes_location(name) := testing.kubernetes("velero.io/VolumeSnapshotLocation", "velero", name, {})

_why(schedule, others) := [one.why_inactive | some one in velero.found with input as testing.document(array.concat([schedule], others), {})]

test_a_schedule_to_a_location_that_is_not_there if {
	named := _schedule({"template": {"storageLocation": "elsewhere"}})
	_why(named, [_location("ReadWrite")]) == ["its snapshot location elsewhere is not there"]
	_why(testing.referring(named, {"spec.template.storageLocation": [_location("ReadWrite")]}), [_location("ReadWrite")]) == [""]

	# What stands elsewhere says nothing of what is there.
	_why(named, []) == [""]
	_why(named, [testing.over(_location("ReadWrite"), {"input": "other/app.yaml"})]) == [""]
	_why(named, [testing.over(_location("ReadWrite"), {"scope": "other"})]) == [""]
	_why(_schedule({}), [_location("ReadWrite")]) == [""]
}

test_a_schedule_to_a_location_for_volumes_that_is_not_there if {
	named := _schedule({"template": {"volumeSnapshotLocations": ["aws", "other"]}})
	known := testing.referring(named, {"spec.template.volumeSnapshotLocations.0": [_volumes_location("aws")]})
	_why(known, [_volumes_location("aws")]) == ["its location for snapshots of volumes other is not there"]
	_why(known, []) == [""]
}
