# METADATA
# title: Applications of KOTS
# description: |
#   A release is the manifests of one folder. The admin console offers snapshots of an application only where its release holds a Backup of Velero, which says
#   what a snapshot takes.
# related_resources:
#   - ref: https://docs.replicated.com/vendor/snapshots-configuring-backups
#     description: Configure snapshots
package resilience.model.applications.adapters.kots

import data.resilience.lib

# METADATA
# description: Records of the applications in the input.
found := [{"id": application.id, "name": _name(application), "related": backups, "snapshots": _snapshots(application, backups), "unknown": {}} |
	some application in input.kubernetes["kots.io/Application"]
	backups := sort(object.get(_backups, lib.folder(application), set()))
]

_snapshots(application, backups) := lib.holds($"{lib.short(backups[0])} says what a snapshot takes") if {
	count(backups) > 0
} else := lib.fails("its release holds no Backup", null, "Add an object of `apiVersion: velero.io/v1` and `kind: Backup` to the release.") if {
	_with_more[lib.folder(application)]
} else := lib.undecided("nothing else of its release is in sight")

_backups[lib.folder(backup)] contains backup.id if some backup in input.kubernetes["velero.io/Backup"]

_with_more := {lib.folder(object): true |
	count(input.kubernetes["kots.io/Application"]) > 0
	some type, objects in input.kubernetes
	type != "kots.io/Application"
	some object in objects
}

_name(application) := name if {
	name := lib.text(application, ["metadata", "name"])
	name != ""
} else := application.address
