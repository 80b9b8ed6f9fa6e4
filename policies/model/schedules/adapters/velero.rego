# METADATA
# title: Velero schedules
# description: |
#   A Schedule takes a backup at each run of its cron expression, of what its template selects, and keeps it for `ttl`
#   (30 days where it is not given). Missed runs are not made up for. Leaving out what every cluster makes for itself (the namespaces of
#   Kubernetes and of Velero, events and the like) takes nothing away from a snapshot. Velero refuses a backup that names a location which is not there; it is
#   taken not to be there where its folder holds other locations of its namespace.
# related_resources:
#   - ref: https://velero.io/docs/main/migration-case/
#     description: Snapshots of volumes can't be restored in another region
#   - ref: https://velero.io/docs/main/api-types/schedule/
#     description: Schedule
package resilience.model.schedules.adapters.velero

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.stores

# METADATA
# description: Schedule records of the Velero objects in the input.
found := [schedule |
	some velero in input.kubernetes["velero.io/Schedule"]
	cron := lib.at(velero, ["spec", "schedule"], {"text": ""})
	why := _why_inactive(velero, cron)
	partial := _why_partial(velero)
	retention := _retention(velero)
	schedule := {
		"id": velero.id, "name": $"{lib.at(velero, ["metadata", "name"], velero.address)}", "kind": "velero",
		"cluster": clusters.of(velero), "store": _store(velero),
		"active": why == "", "why_inactive": why,
		"full": partial == "", "why_partial": partial,
		"namespaces": {"included": _names(velero, "includedNamespaces", ["*"]), "excluded": _names(velero, "excludedNamespaces", [])},
		"labelled": _is_labelled(velero), "volumes": _volumes(velero),
		"text": object.get(cron, "text", ""), "max_gap_s": object.get(cron, "max_gap_s", null),
		"retention_s": retention.seconds, "retention_from": retention.from, "unknown": _unknown(velero),
	}
]

_names(velero, attribute, fallback) := names if {
	names := [name | some name in lib.at(velero, ["spec", "template", attribute], []); is_string(name)]
	count(names) > 0
} else := fallback

_is_labelled(velero) if {
	some attribute in ["labelSelector", "orLabelSelectors"]
	count(lib.at(velero, ["spec", "template", attribute], [])) > 0
} else := false

# A snapshot of a volume stays where the volume is; Velero copies its data to the store when it is told to, by a file-system backup or by the data
# mover. Both are off by default.
_volumes(velero) := "moved" if {
	some attribute in ["snapshotMoveData", "defaultVolumesToFsBackup", "defaultVolumesToRestic"]
	lib.at(velero, ["spec", "template", attribute], false) == true
} else := "none" if {
	lib.at(velero, ["spec", "template", "snapshotVolumes"], true) == false
} else := "snapshots"

# What is not known does not make it inactive: rules that need it say so.
_unknown(velero) := {"schedule": lib.why_unknown(velero, ["spec", "schedule"])} if {
	lib.unknown_at(velero, ["spec", "schedule"])
} else := {}

_why_inactive(velero, cron) := "it is paused" if {
	lib.at(velero, ["spec", "paused"], false) == true
} else := "" if {
	lib.unknown_at(velero, ["spec", "schedule"])
} else := $"its schedule is not valid ({cron.error})" if {
	cron.error
} else := "it has no schedule" if {
	object.get(cron, "text", "") == ""
} else := "its schedule never fires" if {
	not cron.max_gap_s
} else := $"its snapshot location {lib.short(_location(velero))} is read-only" if {
	stores.locations[_location(velero)].writes == false
} else := lacking[0] if {
	lacking := array.concat(_lacking(velero, "storageLocation", "snapshot location"), _lacking(velero, "volumeSnapshotLocations", "location for snapshots of volumes"))
	count(lacking) > 0
} else := ""

# What it names and nothing defines, though others of the kind stand beside it: a folder that holds none says nothing of what is there.
_lacking(velero, attribute, what) := [$"its {what} {name} is not there" |
	some [path, name] in _names_at(velero, attribute)
	lib.is_plain(name)
	count(lib.refs(velero, path)) == 0
	_beside[[attribute, lib.folder(velero), velero.scope]]
]

_names_at(velero, "storageLocation") := [["spec.template.storageLocation", name] |
	name := lib.text(velero, ["spec", "template", "storageLocation"])
	name != ""
]

_names_at(velero, "volumeSnapshotLocations") := [[$"spec.template.volumeSnapshotLocations.{i}", name] |
	some i, name in lib.at(velero, ["spec", "template", "volumeSnapshotLocations"], [])
]

_beside := {[attribute, lib.folder(location), location.scope]: true |
	some attribute, type in {"storageLocation": "velero.io/BackupStorageLocation", "volumeSnapshotLocations": "velero.io/VolumeSnapshotLocation"}
	some location in input.kubernetes[type]
}

_expendable := {
	"excludedNamespaces": {"kube-system": true, "kube-public": true, "kube-node-lease": true, "velero": true},
	"excludedResources": {
		"events": true, "events.events.k8s.io": true, "nodes": true, "leases.coordination.k8s.io": true, "endpointslices.discovery.k8s.io": true,
		"backups.velero.io": true, "restores.velero.io": true, "backuprepositories.velero.io": true, "resticrepositories.velero.io": true,
	},
}

_why_partial(velero) := [reason | some reasons in _reasons(velero); some reason in reasons][0] if {
	some reasons in _reasons(velero)
	count(reasons) > 0
} else := ""

_reasons(velero) := [
	[$"its template has {attribute}" |
		some attribute in ["labelSelector", "orLabelSelectors"]
		count(lib.at(velero, ["spec", "template", attribute], [])) > 0
	],
	[$"its template leaves out {what} {listed}" |
		some attribute, what in {"excludedNamespaces": "namespaces", "excludedResources": "resources"}
		names := [$"{name}" | some name in lib.at(velero, ["spec", "template", attribute], []); not _expendable[attribute][name]]
		count(names) > 0
		listed := lib.listed(names)
	],
	[$"its template takes only some {what}" |
		some attribute, what in {"includedNamespaces": "namespaces", "includedResources": "resources"}
		names := {name | some name in lib.at(velero, ["spec", "template", attribute], ["*"])}
		count(names) > 0
		not names["*"]
	],
	["its template leaves out cluster resources" | lib.at(velero, ["spec", "template", "includeClusterResources"], true) == false],
]

_retention(velero) := {"seconds": seconds, "from": velero.id} if {
	seconds := lib.at(velero, ["spec", "template", "ttl", "seconds"], null)
	seconds != null
	seconds > 0
} else := {"seconds": 2592000, "from": "default"}

_store(velero) := stores.recovery[_location(velero)].id if {
	stores.recovery[_location(velero)]
} else := null

# The first by id of several locations of one name.
_location(velero) := sort(lib.refs(velero, "spec.template.storageLocation"))[0]
