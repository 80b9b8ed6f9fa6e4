package resilience.rules_test.ha.workload_readiness

import data.resilience.main
import data.resilience.testing as build

_web(n, container) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": n, "template": {"spec": {"containers": [container]}}}})

_judged(web) := judged if {
	service := build.referring(build.kubernetes("core/Service", "shop", "web", {}), {"spec.selector": [web]})
	judged := main.result.rules.ha["workload-readiness"] with input as build.document([web, service], {})
}

_id := "app.yaml#Deployment.apps/shop/web"

test_pods_that_do_not_say_when_they_are_ready if {
	judged := _judged(_web(2, {"name": "web"}))
	[[entry.subject, entry.message, entry.attribute, entry.related] | some entry in judged.violations] == [[
		_id, "Nothing says whether the pods of web are ready: Service/shop/web leads to it, and no container has a readiness probe.",
		"spec.template.spec.containers.0.readinessProbe", ["app.yaml#Service/shop/web"],
	]]
}

test_pods_that_do if _judged(_web(2, {"readinessProbe": {"periodSeconds": 5}})) == {"subjects": [_id], "violations": [], "undetermined": []}

test_what_is_switched_off_is_not_judged if _judged(_web(0, {"name": "web"})).subjects == []
