package resilience.schedules_coverage_test

import data.resilience.model.schedules.coverage
import data.resilience.testing as build

_daily := {"text": "0 3 * * *", "max_gap_s": 86400}

_velero(name, template) := build.kubernetes("velero.io/Schedule", "velero", name, {"spec": {"schedule": _daily, "template": template}})

_workload(namespace) := {"name": "db", "namespace": namespace, "cluster": "assumed"}

_of(namespace, schedules) := [verdict.holds, verdict.why] if {
	verdict := coverage.verdict(_workload(namespace)) with input as build.document(schedules, {})
}

test_no_schedule_in_sight if _of("shop", []) == [null, "no schedule of backups of the cluster that db runs on is in sight"]

test_a_schedule_that_takes_it if {
	every template in [{}, {"includedNamespaces": ["*"]}, {"includedNamespaces": ["shop"]}, {"includedNamespaces": ["sh*"]}, {"excludedNamespaces": ["other"]}] {
		_of("shop", [_velero("full", template)]) == [true, "full backs it up"]
	}
	_of("", [_velero("full", {"includedNamespaces": ["default"]})]) == [true, "full backs it up"]
}

test_a_schedule_that_does_not if {
	_of("shop", [_velero("full", {"includedNamespaces": ["other"]})]) == [false, "schedule full does not take its namespace"]
	_of("shop", [_velero("full", {"excludedNamespaces": ["shop"]})]) == [false, "schedule full does not take its namespace"]
	_of("shop", [_velero("full", {"snapshotVolumes": false})]) == [false, "schedule full saves no volumes"]
	paused := build.over(_velero("full", {}), {"values": {"spec": {"paused": true}}})
	_of("shop", [paused]) == [false, "schedule full is not active: it is paused"]
}

test_one_of_several_is_enough if {
	_of("shop", [_velero("a", {"includedNamespaces": ["other"]}), _velero("b", {})]) == [true, "b backs it up"]
}

test_labels_decide if {
	_of("shop", [_velero("full", {"labelSelector": {"matchLabels": {"backup": "yes"}}})]) == [null, "whether schedule full takes db depends on labels"]
}
