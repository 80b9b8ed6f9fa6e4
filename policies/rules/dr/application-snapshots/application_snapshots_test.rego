package resilience.rules_test.dr.application_snapshots

import data.resilience.main
import data.resilience.testing as build

_application := build.over(build.kubernetes("kots.io/Application", "", "shop", {}), {"input": "manifests/app.yaml"})

_in(type, file) := build.over(build.kubernetes(type, "", "shop", {}), {"input": file})

_judged(others) := {"violations": [entry.message | some entry in judged.violations], "undetermined": [entry.message | some entry in judged.undetermined]} if {
	judged := main.result.rules.dr["application-snapshots"] with input as build.document(array.concat([_application], others), {})
}

_fail := {"violations": ["Snapshots of shop can't be taken: its release holds no Backup."], "undetermined": []}

_pass := {"violations": [], "undetermined": []}

test_a_release_with_a_backup if _judged([_in("velero.io/Backup", "manifests/backup.yaml"), _in("apps/Deployment", "manifests/web.yaml")]) == _pass

test_a_release_without_one if {
	_judged([_in("apps/Deployment", "manifests/web.yaml")]) == _fail
	_judged([_in("apps/Deployment", "manifests/web.yaml"), _in("velero.io/Backup", "other/backup.yaml")]) == _fail
}

test_nothing_else_in_sight if {
	_judged([_in("apps/Deployment", "other/web.yaml")]) == {
		"violations": [],
		"undetermined": ["Whether snapshots of shop can be taken can't be told: nothing else of its release is in sight."],
	}
}
