package resilience.workload_replicas_rule_test

import data.resilience.main
import data.resilience.rules.ha["workload-replicas"] as rule
import data.resilience.testing as build

_web(spec) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": spec})

_hpa(spec, target) := build.referring(build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", "web", {"spec": spec}), {"spec.scaleTargetRef": [target]})

_violations(resources) := found if {
	found := rule.violations with input as build.document(resources, {})
}

_entry(message, from, related) := {
	"subject": "app.yaml#Deployment.apps/shop/web",
	"attribute": "spec.replicas",
	"related": related,
	"message": message,
	"evidence": [{"name": "replicas", "value": 1, "unit": "", "from": from}],
}

test_one_replica if {
	_violations([_web({"replicas": 1})]) == {_entry(
		"web has one replica: it is down when its node is lost, until the pod runs elsewhere.",
		"app.yaml#Deployment.apps/shop/web", [],
	)}
}

test_no_number_of_replicas if {
	_violations([_web({})]) == {_entry(
		"web has one replica (none is set): it is down when its node is lost, until the pod runs elsewhere.",
		"default", [],
	)}
}

test_an_autoscaler_that_keeps_one if {
	web := _web({"replicas": 3})
	hpa := "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web"
	_violations([web, _hpa({"minReplicas": 1}, web)]) == {_entry(
		"web has one replica (its autoscaler's minimum): it is down when its node is lost, until the pod runs elsewhere.",
		hpa, [hpa],
	)}
}

test_two_replicas if _violations([_web({"replicas": 2})]) == set()

test_an_autoscaler_that_keeps_two if {
	web := _web({"replicas": 1})
	_violations([web, _hpa({"minReplicas": 2}, web)]) == set()
}

test_a_stateful_set_of_one if {
	found := _violations([build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"replicas": 1}})])
	[entry.subject | some entry in found] == ["app.yaml#StatefulSet.apps/shop/db"]
}

test_what_is_switched_off_is_not_judged if {
	subjects := rule.subjects with input as build.document([_web({"replicas": 0})], {})
	subjects == {}
}

test_what_is_no_number_is_undetermined if {
	judged := main.result.rules.ha["workload-replicas"] with input as build.document([_web({"replicas": "${REPLICAS}"})], {})
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["Deployment.apps/shop/web: spec.replicas is not a number of replicas"]
}

test_a_pod_of_its_own if {
	_violations([build.kubernetes("core/Pod", "shop", "web", {})]) == {{
		"subject": "app.yaml#Pod/shop/web", "attribute": null,
		"message": "web is a pod that nothing makes again when its node is lost.",
		"remediation": "Make it the template of a Deployment with `replicas: 2` or more.",
		"evidence": [{"name": "replicas", "value": 1, "unit": "", "from": "app.yaml#Pod/shop/web"}],
	}}
}

_lone(spec) := build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", "web", {"spec": spec})

test_an_autoscaler_of_what_no_input_shows if {
	hpa := "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web"
	_violations([_lone({"minReplicas": 1, "scaleTargetRef": {"kind": "Deployment", "name": "shop"}})]) == {{
		"subject": hpa, "attribute": "spec.minReplicas",
		"message": "web may leave Deployment shop with one replica: it is down when its node is lost, until the pod runs elsewhere.",
		"evidence": [{"name": "replicas", "value": 1, "unit": "", "from": hpa}],
	}}
	{entry.message | some entry in _violations([_lone({})])} == {"web may leave what it scales with one replica (no minimum is set): it is down when its node is lost, until the pod runs elsewhere."}
	_violations([_lone({"minReplicas": 2})]) == set()
}

test_an_autoscaler_whose_target_should_be_in_sight_is_judged_elsewhere if {
	subjects := rule.subjects with input as build.document([_web({"replicas": 2}), _lone({"scaleTargetRef": {"kind": "Deployment", "name": "shop"}})], {})
	object.keys(subjects) == {"app.yaml#Deployment.apps/shop/web"}
}

test_how_many_are_wanted_is_a_parameter if {
	of_two := build.document([_web({"replicas": 2})], {"parameters": {"ha/workload-replicas": {"replicas": 3}}})
	rule.violations == {{
		"subject": "app.yaml#Deployment.apps/shop/web", "attribute": "spec.replicas", "related": [],
		"message": "web has 2 replicas, fewer than the 3 that are asked for.",
		"evidence": [
			{"name": "replicas", "value": 2, "unit": "", "from": "app.yaml#Deployment.apps/shop/web"},
			{"name": "wanted", "value": 3, "unit": "", "from": "setting"},
		],
	}} with input as of_two
	of_one := build.document([_web({"replicas": 1}), _lone({"minReplicas": 1})], {"parameters": {"ha/workload-replicas": {"replicas": 1}}})
	rule.violations == set() with input as of_one
}
