package resilience.priorities_test

import data.resilience.model.priorities
import data.resilience.testing as build

_web(class) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"priorityClassName": class}}}})

_class(name, manifest) := build.kubernetes("scheduling.k8s.io/PriorityClass", "", name, manifest)

_of(web, classes) := priority if {
	priority := priorities.of["app.yaml#Deployment.apps/shop/web"] with input as build.document(array.concat([web], classes), {})
}

_critical := _class("critical", {"value": 1000})

test_a_class_in_sight if {
	_of(_web("critical"), [_critical]) == {"value": 1000, "class": "critical", "preempts": true}
	_of(_web("critical"), [_class("critical", {"value": 1000, "preemptionPolicy": "Never"})]).preempts == false
}

test_a_class_that_is_not_in_sight if {
	_of(_web("critical"), []) == {"value": null, "class": "critical", "preempts": true}
	_of(_web("critical"), [_class("critical", {"value": "high"})]).value == null
}

test_classes_of_the_system if {
	_of(_web("system-cluster-critical"), []).value == 2000000000
	_of(_web("system-node-critical"), []).value == 2000001000
}

test_no_class if {
	every odd in ["", null, 3] { _of(_web(odd), [_critical]) == {"value": 0, "class": "", "preempts": true} }
	_of(_web(""), [_critical, _class("usual", {"value": 10, "globalDefault": true})]) == {"value": 10, "class": "", "preempts": true}
}

test_a_class_of_another_cluster if {
	there := build.over(_critical, {"input": "there.yaml"})
	document := build.document([_web("critical"), there], {"clusters": [build.cluster("here", [], {"inputs": ["app.yaml"]}), build.cluster("there", [], {"inputs": ["there.yaml"]})]})
	priority := priorities.of["app.yaml#Deployment.apps/shop/web"] with input as document
	priority.value == null
}

test_a_class_that_is_not_known_yet if {
	web := build.over(_web(""), {"unknown": {"spec": {"template": {"spec": {"priorityClassName": true}}}}})
	_of(web, []).value == null
}
