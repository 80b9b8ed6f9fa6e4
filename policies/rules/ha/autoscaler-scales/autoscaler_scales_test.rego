package resilience.rules_test.ha.autoscaler_scales

import data.resilience.main
import data.resilience.testing as build

_web(spec) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": object.union({"template": {"spec": {"containers": [{"resources": {"requests": {"cpu": build.quantity("1", 1)}}}]}}}, spec)})

_hpa(spec, targets) := build.referring(
	build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", "web", {"spec": object.union({"scaleTargetRef": {"kind": "Deployment", "name": "web"}, "minReplicas": 2, "maxReplicas": 9}, spec)}),
	{"spec.scaleTargetRef": targets},
)

_judged(resources) := judged if {
	judged := main.result.rules.ha["autoscaler-scales"] with input as build.document(resources, {})
}

_scaler := "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web"

_workload := "app.yaml#Deployment.apps/shop/web"

_told(judged) := [[entry.subject, entry.message, entry.attribute] | some entry in judged.violations]

test_one_that_can if {
	judged := _judged([_web({}), _hpa({}, [_web({})])])
	[sort(judged.subjects), judged.violations, judged.undetermined] == [sort([_scaler, _workload]), [], []]
}

test_one_that_may_add_none if {
	_told(_judged([_web({}), _hpa({"maxReplicas": 2}, [_web({})])])) == [[_scaler, "web can't scale Deployment web: it may have no more replicas than it must.", "spec.maxReplicas"]]
	twice := build.over(_hpa({}, [_web({})]), {"address": "HorizontalPodAutoscaler.autoscaling/shop/more"})
	[[subject, attribute] | some [subject, _, attribute] in _told(_judged([_web({}), _hpa({}, [_web({})]), twice]))] == [["app.yaml#HorizontalPodAutoscaler.autoscaling/shop/more", "spec.scaleTargetRef"], [_scaler, "spec.scaleTargetRef"]]
	nameless := _hpa({"maxReplicas": 2, "scaleTargetRef": {"kind": 3, "name": "$x"}}, [])
	[message | some [_, message, _] in _told(_judged([nameless]))] == ["web can't scale anything: it may have no more replicas than it must."]
}

test_a_fixed_number_of_replicas if {
	web := _web({"replicas": 3})
	_told(_judged([web, _hpa({}, [web])])) == [[_workload, "web is scaled, and goes back to a fixed number of replicas whenever it is applied (spec.replicas is 3).", "spec.replicas"]]
}
