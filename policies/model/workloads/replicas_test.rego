package resilience.workload_replicas_test

import data.resilience.model.workloads.replicas
import data.resilience.testing as build

_web(spec) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": spec})

_scaler(type, name, spec, target) := build.referring(build.kubernetes(type, "shop", name, {"spec": spec}), {"spec.scaleTargetRef": [target]})

_hpa(name, spec, target) := _scaler("autoscaling/HorizontalPodAutoscaler", name, spec, target)

_keda(name, spec, target) := _scaler("keda.sh/ScaledObject", name, spec, target)

_of(workload, others) := found["app.yaml#Deployment.apps/shop/web"] if {
	found := {id: object.remove(own, ["of"]) | some id, own in replicas.by_id} with input as build.document(array.concat([workload], others), {})
}

_known(n, from) := {"n": n, "from": from, "unknown": ""}

_own := "app.yaml#Deployment.apps/shop/web"

test_replicas_that_are_set if {
	every n in [0, 1, 3] { _of(_web({"replicas": n}), []) == _known(n, _own) }
}

test_one_where_none_is_set if _of(_web({}), []) == _known(1, "default")

test_a_manifest_without_spec if _of(build.kubernetes("apps/Deployment", "shop", "web", {}), []) == _known(1, "default")

test_replicas_that_are_no_number if {
	reason := "Deployment.apps/shop/web: spec.replicas is not a number of replicas"
	every value in ["${REPLICAS}", "3", -1, 2.5, [2], {"a": 2}, true] {
		_of(_web({"replicas": value}), []) == {"n": null, "from": _own, "unknown": reason}
	}
}

test_replicas_that_are_unknown if {
	web := build.over(_web({}), {"unknown": {"spec": {"replicas": true}}})
	_of(web, []) == {"n": null, "from": _own, "unknown": "Deployment.apps/shop/web: spec.replicas is known only after apply"}
}

test_an_autoscalers_minimum_overrides_what_is_set if {
	web := _web({"replicas": 5})
	_of(web, [_hpa("web", {"minReplicas": 2}, web)]) == _known(2, "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web")
}

test_an_autoscalers_minimum_is_one_where_it_gives_none if {
	web := _web({"replicas": 5})
	_of(web, [_hpa("web", {}, web)]).n == 1
}

test_the_least_of_two_autoscalers if {
	web := _web({})
	others := [_hpa("a", {"minReplicas": 4}, web), _hpa("b", {"minReplicas": 3}, web)]
	_of(web, others) == _known(3, "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/b")
}

test_two_autoscalers_that_agree if {
	web := _web({})
	_of(web, [_hpa("b", {"minReplicas": 3}, web), _hpa("a", {"minReplicas": 3}, web)]).from == "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/a"
}

test_a_scaled_object if {
	web := _web({"replicas": 5})
	_of(web, [_keda("web", {"minReplicaCount": 2}, web)]).n == 2
	_of(web, [_keda("web", {}, web)]).n == 0
}

test_an_autoscaler_whose_minimum_is_no_number if {
	web := _web({"replicas": 5})
	_of(web, [_hpa("a", {"minReplicas": "${MIN}"}, web), _hpa("b", {"minReplicas": 2}, web)]) == {
		"n": null, "from": _own,
		"unknown": "HorizontalPodAutoscaler.autoscaling/shop/a: spec.minReplicas is not a number of replicas",
	}
}

test_an_autoscaler_that_another_variant_holds_too if {
	web := _web({})
	hpa := _hpa("web", {"minReplicas": 4}, web)
	lower := build.over(_hpa("web", {"minReplicas": 1}, web), {"input": "base.yaml"})
	_of(web, [hpa, lower]).n == 4
}

test_autoscalers_of_terraform_are_told_by_their_type if {
	address := {"address": "kubernetes_horizontal_pod_autoscaler.web", "input": "plan.json"}
	_of(_web({}), [build.over(_hpa("web", {}, _own), address)]) == _known(1, "plan.json#kubernetes_horizontal_pod_autoscaler.web")
	_of(_web({}), [build.over(_keda("web", {}, _own), {"address": "kubernetes_manifest.web"})]) == _known(0, "app.yaml#kubernetes_manifest.web")
}

test_a_minimum_that_is_not_known_yet if {
	hpa := build.over(_hpa("web", {}, _own), {"unknown": {"spec": {"minReplicas": true}}})
	_of(_web({}), [hpa]).unknown == "HorizontalPodAutoscaler.autoscaling/shop/web: spec.minReplicas is known only after apply"
}

_left(web, scalers) := verdict if {
	document := build.document(array.concat([web], scalers), {})
	verdict := replicas.left_to_scaler(build.kind(web, document)) with input as document
}

test_a_number_that_works_against_an_autoscaler if {
	web := _web({"replicas": 3})
	_left(web, [_hpa("web", {"minReplicas": 2}, web)]) == {
		"holds": false, "why": "spec.replicas is 3", "attribute": "spec.replicas", "mend": "Leave `spec.replicas` out.",
	}
}

_scaled(web) := _left(web, [_hpa("web", {"minReplicas": 2}, web)])

test_no_number_that_works_against_an_autoscaler if {
	_scaled(_web({})).holds == true
	_scaled(build.over(_web({"replicas": 3}), {"action": "create"})).holds == true
	_scaled(build.over(_web({"replicas": 3}), {"values": {"metadata": {"uid": "1"}}})).holds == true
	_left(_web({"replicas": 3}), []) == null
}

test_other_kinds_have_replicas_too if {
	found := replicas.by_id with input as build.document(
		[
			build.kubernetes("argoproj.io/Rollout", "shop", "web", {"spec": {"replicas": 4}}),
			build.kubernetes("core/Pod", "shop", "web", {}),
		],
		{},
	)
	{id: own.n | some id, own in found} == {"app.yaml#Rollout.argoproj.io/shop/web": 4, "app.yaml#Pod/shop/web": 1}
}
