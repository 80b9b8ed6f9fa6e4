package resilience.rules_test.ha.autoscaler_target

import data.resilience.main
import data.resilience.testing as build

_web(spec) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": object.union({"template": {"spec": {"containers": [{"resources": {"requests": {"cpu": build.quantity("1", 1)}}}]}}}, spec)})

_hpa(spec, targets) := build.referring(
	build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", "web", {"spec": object.union({"scaleTargetRef": {"kind": "Deployment", "name": "web"}, "minReplicas": 2, "maxReplicas": 9}, spec)}),
	{"spec.scaleTargetRef": targets},
)

_judged(resources) := judged if {
	judged := main.result.rules.ha["autoscaler-target"] with input as build.document(resources, {})
}

_scaler := "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web"

_told(judged) := [[entry.subject, entry.message, entry.attribute] | some entry in judged.violations]

test_one_whose_target_is_there if {
	_judged([_web({}), _hpa({}, [_web({})])]) == {"subjects": [_scaler], "violations": [], "undetermined": []}
}

test_one_whose_target_is_not_there if {
	_told(_judged([_web({}), _hpa({}, [])])) == [[_scaler, "web can't scale Deployment web: nothing of that name is there.", "spec.scaleTargetRef.name"]]
}

test_one_that_names_nothing_in_words if {
	[message | some [_, message, _] in _told(_judged([_web({}), _hpa({"scaleTargetRef": {"kind": "Deployment", "name": "$x"}}, [])]))] == ["web can't scale Deployment: nothing of that name is there."]
}

test_one_of_which_no_workload_is_in_sight_is_not_judged if _judged([_hpa({}, [])]).subjects == []

test_a_target_that_is_not_known_yet_is_undetermined if {
	judged := _judged([build.over(_hpa({}, []), {"unknown": {"spec": {"scaleTargetRef": {"name": true}}}})])
	[judged.violations, [entry.attribute | some entry in judged.undetermined]] == [[], ["spec.scaleTargetRef"]]
}
