package resilience.model.workloads.stepwise_test

import data.resilience.lib
import data.resilience.model.workloads.stepwise
import data.resilience.testing as build

_rollout(spec) := build.kubernetes("argoproj.io/Rollout", "shop", "web", {"spec": spec})

_drained(spec) := [verdict | some verdict in stepwise.drained with input as build.document([_rollout(spec)], {})]

_given_up(spec) := [verdict | some verdict in stepwise.given_up with input as build.document([_rollout(spec)], {})]

_short(path) := lib.fails($"{path} is 5", path, $"Set `{path} = 30` or more.")

test_old_pods_that_go_at_once if {
	_drained({"strategy": {"blueGreen": {"scaleDownDelaySeconds": 5}}}) == [_short("spec.strategy.blueGreen.scaleDownDelaySeconds")]
	_drained({"strategy": {"canary": {"scaleDownDelaySeconds": 5, "trafficRouting": {"nginx": {}}}}}) == [_short("spec.strategy.canary.scaleDownDelaySeconds")]
}

test_old_pods_that_stay if {
	_drained({"strategy": {"blueGreen": {"scaleDownDelaySeconds": 30}}}) == [lib.holds("spec.strategy.blueGreen.scaleDownDelaySeconds is 30")]
	_drained({"strategy": {"blueGreen": {}}}) == [lib.holds("spec.strategy.blueGreen.scaleDownDelaySeconds is 30")]
}

test_nothing_is_switched if {
	_drained({"strategy": {"canary": {"scaleDownDelaySeconds": 5}}}) == []
	_drained({}) == []
}

test_a_version_that_gets_no_further if {
	path := "spec.progressDeadlineAbort"
	_given_up({"progressDeadlineSeconds": 600}) == [lib.fails($"{path} is not set", path, $"Set `{path} = true`.")]
	_given_up({"progressDeadlineSeconds": 600, "progressDeadlineAbort": true}) == [lib.holds($"{path} is true")]
	_given_up({}) == []
}
