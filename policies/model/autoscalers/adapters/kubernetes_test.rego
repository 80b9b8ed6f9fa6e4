package resilience.autoscalers_kubernetes_test

import data.resilience.lib
import data.resilience.model.autoscalers
import data.resilience.model.autoscalers.adapters.kubernetes
import data.resilience.testing as build

_requesting := {"resources": {"requests": {"cpu": build.quantity("1", 1)}}}

_web(container) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"containers": [container]}}}})

_ref := {"scaleTargetRef": {"kind": "Deployment", "name": "web"}}

_hpa(name, spec, targets) := build.referring(
	build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", name, {"spec": object.union(object.union(_ref, {"minReplicas": 2, "maxReplicas": 9}), spec)}),
	{"spec.scaleTargetRef": targets},
)

_keda(spec, targets) := build.referring(build.kubernetes("keda.sh/ScaledObject", "shop", "web", {"spec": object.union(_ref, spec)}), {"spec.scaleTargetRef": targets})

_found(resources) := found if {
	found := kubernetes.found with input as build.document(resources, {})
}

_of(resources) := [scaler | some scaler in _found(resources); scaler.name == "web"][0]

_yes(why) := {"holds": true, "why": why, "attribute": null, "mend": null}

_target := "app.yaml#Deployment.apps/shop/web"

test_an_autoscaler if {
	web := _web(_requesting)
	_found([web, _hpa("web", {}, [web])]) == [{
		"id": "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web", "name": "web", "kind": "HorizontalPodAutoscaler",
		"target_name": "Deployment web", "targets": [_target],
		"least": 2, "least_from": "app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web",
		"found": _yes("what it scales is there"), "alone": _yes("nothing else scales it"),
		"measured": _yes("what it goes by is measured"), "room": _yes("it may add replicas"),
		"related": [_target], "unknown": {},
	}]
}

test_a_target_that_is_not_there if {
	_of([_web({}), _hpa("web", {}, [])]).found == {"holds": false, "why": "nothing of that name is there", "attribute": "spec.scaleTargetRef.name", "mend": null}
}

test_a_target_that_would_not_be_in_sight if {
	_of([_hpa("web", {}, [])]).found == null
	_of([build.over(_web({}), {"input": "other.yaml"}), _hpa("web", {}, [])]).found == null
	_of([build.kubernetes("apps/StatefulSet", "shop", "db", {}), _hpa("web", {}, [])]).found == null
	hidden := build.over(_hpa("web", {}, []), {"unknown": {"spec": {"scaleTargetRef": {"name": true}}}})
	_of([_web({}), hidden]).found.holds == null
}

test_two_for_one_workload if {
	web := _web(_requesting)
	_of([web, _hpa("web", {}, [web]), _hpa("other", {}, [web])]).alone == {
		"holds": false, "why": "HorizontalPodAutoscaler.autoscaling/shop/other scales it too", "attribute": "spec.scaleTargetRef",
		"mend": "Leave one autoscaler for each workload; it may have several metrics.",
	}
	_of([web, _keda({}, [web]), _hpa("other", {}, [web])]).alone.holds == false
}

test_a_variant_in_another_input_is_the_same if {
	web := _web(_requesting)
	_of([web, _hpa("web", {}, [web]), build.over(_hpa("web", {}, [web]), {"input": "base.yaml"})]).alone.holds == true
}

_share(resource) := {"type": "Resource", "resource": {"name": resource, "target": {"type": "Utilization", "averageUtilization": 70}}}

test_a_share_of_requests_that_nobody_makes if {
	silent := _web({})
	why := "it goes by a share of the CPU that pods request, and not all containers of Deployment.apps/shop/web request any"
	every spec in [{}, {"metrics": [_share("cpu")]}, {"metrics": [{"type": "Resource", "resource": {"name": "cpu", "targetAverageUtilization": 70}}]}] {
		_of([silent, _hpa("web", spec, [silent])]).measured == {"holds": false, "why": why, "attribute": "spec.metrics", "mend": null}
	}
	web := _web(_requesting)
	_of([web, _hpa("web", {"metrics": [_share("memory")]}, [web])]).measured.holds == false
}

test_what_needs_no_requests if {
	silent := _web({})
	every metric in [
		{"type": "External"}, {"type": "Resource", "resource": {"name": "cpu", "target": {"type": "AverageValue"}}},
		{"type": "Pods"}, null, 3,
	] {
		_of([silent, _hpa("web", {"metrics": [metric]}, [silent])]).measured.holds == true
	}
	_of([silent, _keda({}, [silent])]).measured == null
}

test_no_room if {
	web := _web(_requesting)
	_of([web, _hpa("web", {"minReplicas": 3, "maxReplicas": 3}, [web])]).room == {
		"holds": false, "why": "it may have no more replicas than it must", "attribute": "spec.maxReplicas", "mend": "Set `maxReplicas` above `minReplicas`.",
	}
	_of([web, _keda({"minReplicaCount": 2, "maxReplicaCount": 2}, [web])]).room.holds == false
	_of([web, _hpa("web", {"maxReplicas": "many"}, [web])]).room.holds == true
}

test_minima if {
	_of([_hpa("web", {"minReplicas": "few"}, [])]).least == null
	_of([_keda({}, [])]).least == 0
	[_of([_keda({}, [])]).least_from, _of([_keda({"minReplicaCount": 1}, [])]).least] == ["default", 1]
}

test_autoscalers_by_id if {
	found := autoscalers.by_id with input as build.document([_hpa("web", {}, [])], {})
	{id: scaler.name | some id, scaler in found} == {"app.yaml#HorizontalPodAutoscaler.autoscaling/shop/web": "web"}
}

test_one_without_a_maximum_is_refused if {
	scaler := build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", "web", {"spec": {"minReplicas": 2}})
	found := kubernetes.found with input as build.document([scaler], {})
	[record.room | some record in found] == [lib.fails("it says no maximum, without which Kubernetes refuses it", "spec.maxReplicas", "Set `maxReplicas`.")]
}

_by(metric) := [scaler.measured | web := _web(_requesting); some scaler in _found([web, _hpa("web", {"metrics": [metric]}, [web])])][0]

test_a_metric_of_an_object_without_a_name if {
	_by({"type": "Object", "object": {}}) == {
		"holds": false, "why": "one of its metrics is of an object that it does not name", "attribute": "spec.metrics.0.object", "mend": "Name it in `describedObject`.",
	}
	_by({"type": "Object", "object": {"describedObject": {"kind": "Ingress", "name": "main"}}}).holds == true
	_by({"type": "Object", "object": {"target": {"kind": "Ingress", "name": "main"}}}).holds == true
}
