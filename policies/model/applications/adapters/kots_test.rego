package resilience.applications_kots_test

import data.resilience.lib
import data.resilience.model.applications
import data.resilience.testing as build

_application := build.over(build.kubernetes("kots.io/Application", "", "shop", {}), {"input": "manifests/app.yaml"})

_in(type, file) := build.over(build.kubernetes(type, "", "shop", {}), {"input": file})

_found(others) := found if {
	found := applications.by_id with input as build.document(array.concat([_application], others), {})
}

_record(overrides) := {build.id(_application): object.union({"id": build.id(_application), "name": "shop", "related": [], "unknown": {}}, overrides)}

_without := _record({"snapshots": lib.fails("its release holds no Backup", null, "Add an object of `apiVersion: velero.io/v1` and `kind: Backup` to the release.")})

test_a_release_with_a_backup if {
	_found([_in("velero.io/Backup", "manifests/backup.yaml"), _in("apps/Deployment", "manifests/web.yaml")]) == _record({
		"related": ["manifests/backup.yaml#Backup.velero.io/shop"],
		"snapshots": lib.holds("Backup.velero.io/shop says what a snapshot takes"),
	})
}

test_a_release_without_one if {
	_found([_in("apps/Deployment", "manifests/web.yaml")]) == _without
	_found([_in("apps/Deployment", "manifests/web.yaml"), _in("velero.io/Backup", "other/backup.yaml")]) == _without
}

test_nothing_else_in_sight if _found([_in("apps/Deployment", "other/web.yaml")]) == _record({"snapshots": lib.undecided("nothing else of its release is in sight")})
