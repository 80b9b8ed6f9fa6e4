package resilience.rules_test.ha.workload_requests

import data.resilience.main
import data.resilience.testing as build

_judged(n, container) := judged if {
	web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": n, "template": {"spec": {"containers": [container]}}}})
	judged := main.result.rules.ha["workload-requests"] with input as build.document([web], {})
}

_id := "app.yaml#Deployment.apps/shop/web"

test_a_pod_that_says_nothing if {
	judged := _judged(2, {"name": "web"})
	[[entry.subject, entry.message, entry.attribute] | some entry in judged.violations] == [[
		_id, "web does not say what it needs: 1 container of 1 without a limit of memory or a request of CPU or a request of memory.",
		"spec.template.spec.containers.0.resources",
	]]
}

test_a_pod_that_says_all if {
	one := build.quantity("1", 1)
	_judged(2, {"resources": {"limits": {"cpu": one, "memory": one}}}) == {"subjects": [_id], "violations": [], "undetermined": []}
}

test_what_is_switched_off_is_not_judged if _judged(0, {"name": "web"}).subjects == []

test_what_an_operator_makes_is_not_asked if {
	prometheus := build.kubernetes("monitoring.coreos.com/Prometheus", "shop", "main", {})
	judged := main.result.rules.ha["workload-requests"] with input as build.document([prometheus], {})
	judged.subjects == []
}
