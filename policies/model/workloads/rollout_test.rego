package resilience.workload_rollout_test

import data.resilience.model.workloads.rollout
import data.resilience.testing as build

_object(type, spec) := build.kubernetes(type, "shop", "web", {"spec": spec})

_kind(type, spec) := build.kind(_object(type, spec), build.document([_object(type, spec)], {}))

_verdict(type, spec, n) := rollout.verdict(_kind(type, spec), n)

_rolling(unavailable, surge) := {"strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": unavailable, "maxSurge": surge}}}

test_recreate if {
	_verdict("apps/Deployment", {"strategy": {"type": "Recreate"}}, 3) == {
		"holds": false, "why": "the strategy Recreate stops all of them before it starts the first new one", "attribute": "spec.strategy",
		"mend": "Set `strategy: {type: RollingUpdate}` with `maxUnavailable: 0` or `1`.",
	}
	_verdict("apps.openshift.io/DeploymentConfig", {"strategy": {"type": "Recreate"}}, 3).holds == false
	_verdict("apps/Deployment", {"strategy": {"type": "Recreate"}}, 1) == null
	_verdict("apps/Deployment", {"strategy": {"type": "Recreate"}}, null) == null
}

test_a_rolling_update_that_takes_all if {
	_verdict("apps/Deployment", _rolling(3, 0), 3) == {
		"holds": false, "why": "its maxUnavailable lets a rollout take all 3 away at once", "attribute": "spec.strategy.rollingUpdate.maxUnavailable",
		"mend": "Set `maxUnavailable` to `1`, or to `0` with a `maxSurge` of `1`.",
	}
}

test_a_rolling_update_that_leaves_some if {
	_verdict("apps/Deployment", {}, 4) == {"holds": true, "why": "a rollout takes away 1 of 4 at most", "attribute": null, "mend": null}
}

test_what_is_neither_a_number_nor_a_percentage if {
	every odd in ["half", -1, 1.5, true, {}, "12.5%"] {
		_verdict("apps/Deployment", _rolling(odd, 1), 3).holds == null
	}
}

test_a_strategy_that_is_not_known_yet if {
	web := build.over(_object("apps/Deployment", {}), {"unknown": {"spec": {"strategy": true}}})
	rollout.verdict(build.kind(web, build.document([web], {})), 3).why == "Deployment.apps/shop/web: spec.strategy is known only after apply"
}

# [maxUnavailable, maxSurge, replicas, how many may be away]; the table of Kubernetes' own answers is in test/vectors.
test_a_deployment_counts_as_its_controller_does if {
	every row in [["25%", "25%", 4, 1], ["25%", "25%", 3, 0], ["25%", "25%", 2, 0], ["0%", "0%", 3, 1], [0, 0, 3, 1], ["39%", "39%", 10, 3], ["50%", 0, 3, 1], [5, 0, 3, 3], ["100%", 0, 2, 2]] {
		rollout.away(_kind("apps/Deployment", _rolling(row[0], row[1])), row[2]) == row[3]
	}
}

_canary(unavailable) := {"strategy": {"canary": {"maxUnavailable": unavailable}}}

test_other_kinds if {
	rollout.away(_kind("argoproj.io/Rollout", _canary("100%")), 3) == 3
	rollout.away(_kind("argoproj.io/Rollout", {"strategy": {"blueGreen": {}}}), 3) == 0
	rollout.away(_kind("argoproj.io/Rollout", {}), 4) == 1
	rollout.away(_kind("apps/StatefulSet", {}), 3) == 1
	rollout.away(_kind("apps/StatefulSet", {"updateStrategy": {"type": "OnDelete"}}), 3) == 0
	rollout.away(_kind("apps/StatefulSet", {"updateStrategy": {"rollingUpdate": {"maxUnavailable": "34%"}}}), 3) == 2
	rollout.away(_kind("apps.openshift.io/DeploymentConfig", {"strategy": {"rollingParams": {"maxUnavailable": "100%"}}}), 3) == 3
	_verdict("apps/ReplicaSet", {}, 3) == null
	_verdict("core/Pod", {}, 3) == null
}
