package resilience.rules_test.ha.workload_rollout

import data.resilience.main
import data.resilience.testing as build

_judged(spec) := judged if {
	judged := main.result.rules.ha["workload-rollout"] with input as build.document([build.kubernetes("apps/Deployment", "shop", "web", {"spec": object.union({"replicas": 3}, spec)})], {})
}

_id := "app.yaml#Deployment.apps/shop/web"

test_a_new_version_that_takes_all_away if {
	judged := _judged({"strategy": {"type": "Recreate"}})
	[[entry.subject, entry.message, entry.attribute, entry.remediation] | some entry in judged.violations] == [[
		_id, "A new version of web takes all of its replicas away: the strategy Recreate stops all of them before it starts the first new one.",
		"spec.strategy", "Set `strategy: {type: RollingUpdate}` with `maxUnavailable: 0` or `1`.",
	]]
}

test_a_new_version_that_leaves_some if _judged({}) == {"subjects": [_id], "violations": [], "undetermined": []}

test_one_replica_is_not_judged if _judged({"replicas": 1, "strategy": {"type": "Recreate"}}).subjects == []

test_what_can_not_be_told_is_undetermined if {
	judged := _judged({"strategy": {"rollingUpdate": {"maxUnavailable": "half"}}})
	[judged.violations, [entry.message | some entry in judged.undetermined]] == [[], ["how many replicas a rollout may take away is neither a number nor a percentage"]]
}

test_a_service_of_containers_that_is_stopped_first if {
	service := build.terraform("aws_ecs_service", "web", {"values": {"desired_count": 2, "deployment_minimum_healthy_percent": 0}})
	judged := main.result.rules.ha["workload-rollout"] with input as build.document([service], {})
	[[entry.subject, entry.message] | some entry in judged.violations] == [[
		"plan.json#aws_ecs_service.web",
		"A new version of aws_ecs_service.web takes all of its replicas away: deployment_minimum_healthy_percent is 0, so that all of its tasks may be stopped at once.",
	]]
}
