package resilience.selections_kubernetes_test

import data.resilience.lib
import data.resilience.model.selections
import data.resilience.testing as build

_web(labels) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"metadata": {"labels": labels}}}})

_service(name, selector) := build.kubernetes("core/Service", "shop", name, {"spec": {"selector": selector}})

_budget(selector) := build.kubernetes("policy/PodDisruptionBudget", "shop", "other", {"spec": {"selector": selector}})

_met(resources) := [selection.met | some selection in selections.by_id with input as build.document(resources, {})]

_nothing := "no pod in sight has its labels"

_fails := lib.fails(_nothing, "spec.selector", null)

test_a_selector_that_fits if {
	service := build.referring(_service("web", {"app": "web"}), {"spec.selector": [_web({"app": "web"})]})
	_met([service, _web({"app": "web"})]) == [lib.holds("it selects Deployment.apps/shop/web")]
}

test_a_misspelt_label if {
	# Of the same name, or with another label in common.
	_met([_service("web", {"app": "wbe"}), _web({"app": "web"})]) == [_fails]
	_met([_service("front", {"app": "wbe", "tier": "front"}), _web({"app": "web", "tier": "front"})]) == [_fails]
	_met([_budget({"matchLabels": {"app": "wbe", "tier": "front"}}), _web({"app": "web", "tier": "front"})]) == [_fails]
}

test_pods_that_may_be_elsewhere if {
	_met([_service("legacy", {"app": "legacy"}), _web({"app": "web"})]) == [lib.undecided(_nothing)]
	_met([_budget({"matchLabels": {"app": "legacy"}}), _web({"app": "web"})]) == [lib.undecided(_nothing)]
}

test_what_nothing_is_said_of if {
	every resources in [
		# A label that pods get while they run, another namespace, another folder, no selector.
		[_service("web", {"app": "web", "active": "true"}), _web({"app": "web"})],
		[build.over(_service("web", {"app": "wbe"}), {"scope": "other"}), _web({"app": "web"})],
		[build.over(_service("web", {"app": "wbe"}), {"input": "elsewhere/app.yaml"}), _web({"app": "web"})],
		[_service("web", {}), _web({"app": "web"})],
		[_budget({"matchExpressions": [{"key": "app", "operator": "In", "values": ["x"]}]}), _web({"app": "web"})],
		[_budget({}), _web({"app": "web"})],
		[_service("web", "x"), _web("x")],
		[build.over(_service("web", {}), {"unknown": {"spec": {"selector": true}}}), _web({"app": "web"})],
		[_service("web", {"app": "wbe"}), build.over(_web({}), {"address": "Deployment.apps/shop/b", "unknown": {"spec": {"template": true}}}), _web({"app": "web"})],
		[_service("web", {"app": "wbe"})],
	] {
		_met(resources) == []
	}
}

_ingress(backend) := build.kubernetes("networking.k8s.io/Ingress", "shop", "web", {"spec": {"rules": [{"http": {"paths": [{"backend": backend}]}}]}})

_beside := _service("web", {})

_other := _service("other", {})

test_an_ingress_to_what_is_there if {
	ingress := build.referring(_ingress({"service": {"name": "web"}}), {"spec.rules.0.http.paths.0.backend.service.name": [_beside]})
	_met([ingress, _beside]) == [lib.holds("the Services that it leads to are there")]
}

test_an_ingress_to_what_no_input_holds if {
	missing := [lib.undecided("it leads to Service wbe, which no input holds")]
	_met([_ingress({"service": {"name": "wbe"}}), _other]) == missing
	_met([_ingress({"serviceName": "wbe"}), _other]) == missing
	_met([_ingress({"service": {"name": "wbe"}})]) == []
	_met([build.kubernetes("networking.k8s.io/Ingress", "shop", "web", {"spec": {"defaultBackend": {"service": {"name": "wbe"}}}}), _other]) == missing
}

test_an_action_of_an_annotation_is_no_service if {
	_met([_ingress({"service": {"name": "ssl-redirect", "port": {"name": "use-annotation"}}}), _beside]) == [lib.holds("the Services that it leads to are there")]
}

test_an_ingress_to_a_name_that_is_misspelt if {
	fails := [lib.fails("it leads to Service web-svc, which is not there, and not to Service web", "spec.rules.0.http.paths.0.backend.service.name", null)]
	_met([_ingress({"service": {"name": "web-svc"}}), _beside]) == fails
	_met([build.over(_ingress({"service": {"name": "web-svc"}}), {"address": "Ingress.networking.k8s.io/shop/other"}), _beside]) == fails
}

test_an_ingress_that_leads_to_the_other_too if {
	ingress := build.referring(
		build.kubernetes("networking.k8s.io/Ingress", "shop", "web", {"spec": {"defaultBackend": {"service": {"name": "web"}}, "rules": [{"http": {"paths": [{"backend": {"service": {"name": "web-canary"}}}]}}]}}),
		{"spec.defaultBackend.service.name": [_beside]},
	)
	_met([ingress, _beside]) == [lib.undecided("it leads to Service web-canary, which no input holds")]
}

_set(name) := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"serviceName": name, "template": {"metadata": {"labels": {"app": "db"}}}}})

_of_db(set) := build.referring(_service("db", {"app": "db"}), {"spec.selector": [set]})

_met_by(kind, resources) := [selection.met | some selection in selections.by_id with input as build.document(resources, {}); selection.kind == kind]

test_a_set_whose_service_is_there if {
	set := build.referring(_set("db"), {"spec.serviceName": [_service("db", {})]})
	_met([set]) == [lib.holds("the Service that it names is there")]
}

# One pod needs no name for others to find it by.
test_a_set_whose_service_has_an_address if {
	three := build.over(_set("db"), {"values": {"spec": {"replicas": 3}}})
	address := build.referring(three, {"spec.serviceName": [_service("db", {})]})
	_met_by("StatefulSet", [address, _service("db", {})]) == [lib.fails("Service db has an address of its own, and names no pods (it is not headless)", "spec.serviceName", null)]
	headless := build.over(_service("db", {}), {"values": {"spec": {"clusterIP": "None"}}})
	_met_by("StatefulSet", [address, headless]) == [lib.holds("the Service that it names is there")]
	one := build.referring(_set("db"), {"spec.serviceName": [_service("db", {})]})
	_met_by("StatefulSet", [one, _service("db", {})]) == [lib.holds("the Service that it names is there")]
}

test_a_set_that_names_another_service if {
	_met_by("StatefulSet", [_set("data"), _of_db(_set("data"))]) == [lib.fails("it names Service data, which is not there, though Service db leads to its pods", "spec.serviceName", null)]
}

test_a_set_whose_service_may_be_elsewhere if {
	_met_by("StatefulSet", [_set("data"), _beside]) == [lib.undecided("it names Service data, which no input holds")]
	_met([_set("data")]) == []
	_met([_set("")]) == []
}
