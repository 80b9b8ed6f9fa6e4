package resilience.rules_test.ha.workload_liveness

import data.resilience.main
import data.resilience.testing as build

_judged(n, container) := judged if {
	web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": n, "template": {"spec": {"containers": [container]}}}})
	judged := main.result.rules.ha["workload-liveness"] with input as build.document([web], {})
}

_id := "app.yaml#Deployment.apps/shop/web"

test_a_pod_that_hangs if {
	judged := _judged(2, {"name": "web"})
	[[entry.subject, entry.message, entry.attribute] | some entry in judged.violations] == [[
		_id, "web: no container has a liveness probe, so that one that hangs is not started again.", "spec.template.spec.containers.0.livenessProbe",
	]]
}

test_a_pod_that_is_watched if _judged(2, {"livenessProbe": {"periodSeconds": 5}}) == {"subjects": [_id], "violations": [], "undetermined": []}

test_what_is_switched_off_is_not_judged if _judged(0, {"name": "web"}).subjects == []
