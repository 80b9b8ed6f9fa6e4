package resilience.rules_test.ha.selectors_match

import data.resilience.main
import data.resilience.testing as build

_web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"metadata": {"labels": {"app": "web"}}}}})

_service(name, label) := build.kubernetes("core/Service", "shop", name, {"spec": {"selector": {"app": label}}})

_ingress := build.kubernetes("networking.k8s.io/Ingress", "shop", "front", {"spec": {"defaultBackend": {"service": {"name": "gone"}}}})

_judged(resources) := {"violations": [entry.message | some entry in judged.violations], "undetermined": [entry.message | some entry in judged.undetermined]} if {
	judged := main.result.rules.ha["selectors-match"] with input as build.document(array.concat([_web], resources), {})
}

test_a_selector_that_fits if {
	_judged([build.referring(_service("web", "web"), {"spec.selector": [_web]})]) == {"violations": [], "undetermined": []}
}

test_a_misspelt_label if {
	_judged([_service("web", "wbe")]) == {"violations": ["Service web leads nowhere: no pod in sight has its labels."], "undetermined": []}
	budget := build.kubernetes("policy/PodDisruptionBudget", "shop", "web", {"spec": {"selector": {"matchLabels": {"app": "wbe"}}}})
	_judged([budget]) == {"violations": ["PodDisruptionBudget web protects nothing: no pod in sight has its labels."], "undetermined": []}
}

test_what_cant_be_told if {
	_judged([_service("legacy", "legacy"), _ingress]) == {"violations": [], "undetermined": [
		"Whether Ingress front leads to anything can't be told: it leads to Service gone, which no input holds.",
		"Whether Service legacy leads to anything can't be told: no pod in sight has its labels.",
	]}
}

_db(replicas) := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"replicas": replicas, "serviceName": "", "template": {"metadata": {"labels": {"app": "db"}}}}})

test_a_set_without_a_service_is_told_of_where_the_settings_say_so if {
	_judged([_db(1)]) == {"violations": [], "undetermined": []}
	judged := main.result.rules.ha["selectors-match"] with input as build.document([_db(1)], {"parameters": {"ha/selectors-match": {"headless": true}}})
	[entry.message | some entry in judged.violations] == ["StatefulSet db has pods without names of their own: it names no Service."]
}
