package resilience.workload_requests_test

import data.resilience.model.workloads.requests
import data.resilience.testing as build

_kind(containers) := build.kind(_web(containers), build.document([_web(containers)], {}))

_web(containers) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"containers": containers}}}})

_of(containers) := requests.verdict(_kind(containers))

_one := build.quantity("1", 1)

_all := {"resources": {"requests": {"cpu": _one, "memory": _one}, "limits": {"memory": _one}}}

test_all_is_said if {
	_of([_all]).holds == true
	_of([{"resources": {"limits": {"cpu": _one, "memory": _one}}}]).holds == true
}

test_nothing_is_said if {
	_of([_all, {"name": "side"}]) == {
		"holds": false, "why": "1 container of 2 without a limit of memory or a request of CPU or a request of memory",
		"attribute": "spec.template.spec.containers.1.resources", "mend": null,
	}
}

test_a_part_is_said if {
	_of([{"resources": {"requests": {"cpu": _one, "memory": _one}}}]).why == "1 container of 1 without a limit of memory"
	_of([{"resources": {"limits": {"memory": _one}}}]).why == "1 container of 1 without a request of CPU"
}

test_what_is_not_known_yet if {
	web := build.over(_web([_all]), {"unknown": {"spec": {"template": {"spec": {"containers": [{"resources": {"limits": true}}]}}}}})
	requests.verdict(build.kind(web, build.document([web], {}))).why == "Deployment.apps/shop/web: spec.template.spec.containers is known only after apply"
}

test_a_pod_requests_what_its_containers_do if {
	requests.of_pod(_kind([_all, _all]), "cpu") == 2
	requests.of_pod(_kind([_all, {"resources": {"limits": {"cpu": build.quantity("3", 3)}}}]), "cpu") == 4
	requests.of_pod(_kind([_all, {}]), "memory") == null
	requests.of_pod(_kind([]), "cpu") == null
	requests.of_pod(_kind([{"resources": {"requests": {"cpu": {"text": "lots", "error": "not a quantity"}}}}]), "cpu") == null
}

test_containers_that_an_operator_makes if {
	prometheus := build.kubernetes("monitoring.coreos.com/Prometheus", "shop", "main", {})
	requests.verdict(build.kind(prometheus, build.document([prometheus], {}))) == null
}
