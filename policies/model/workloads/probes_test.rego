package resilience.workload_probes_test

import data.resilience.model.workloads.probes
import data.resilience.testing as build

_web(containers) := _with({"containers": containers})

_with(pod) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": pod}}})

_service(spec, selected) := build.referring(build.kubernetes("core/Service", "shop", "web", {"spec": spec}), {"spec.selector": selected})

_asked(question, web, others) := verdict if {
	document := build.document(array.concat([web], others), {})
	kind := build.kind(web, document)
	verdict := {"readiness": probes.readiness(kind), "liveness": probes.liveness(kind)}[question] with input as document
}

_ready(web) := _asked("readiness", web, [_service({}, [web])])

_alive(web) := _asked("liveness", web, [])

_probe(path) := {"httpGet": {"path": path, "port": 8080}}

_first := "spec.template.spec.containers.0"

test_no_readiness_probe_behind_a_service if {
	_ready(_web([{"name": "web"}])) == {
		"holds": false, "why": "Service/shop/web leads to it, and no container has a readiness probe",
		"attribute": $"{_first}.readinessProbe", "mend": null,
	}
}

test_no_readiness_probe_of_what_listens if {
	listens := _web([{"name": "web", "ports": [{"containerPort": 80}]}])
	_asked("readiness", listens, []).why == "a container listens on a port, and no container has a readiness probe"
	_asked("readiness", listens, [_service({}, [])]) == null
	_asked("readiness", _web([{"name": "web", "ports": [{"name": "http-metrics", "containerPort": 80}]}]), []) == null
	_asked("readiness", _web([{"name": "web"}]), []) == null
}

test_what_leads_no_traffic_to_it if {
	web := _web([{"name": "web"}])
	every spec in [{"publishNotReadyAddresses": true}, {"ports": [{"name": "metrics"}]}] {
		_asked("readiness", web, [_service(spec, [web])]) == null
	}
	mixed := _service({"ports": [{"name": "metrics"}, {"name": "http"}]}, [web])
	_asked("readiness", web, [mixed]).holds == false
	named := build.referring(build.kubernetes("core/Service", "shop", "web-metrics", {}), {"spec.selector": [web]})
	_asked("readiness", web, [named]) == null
}

test_what_says_when_it_is_ready if {
	every pod in [
		{"containers": [{"readinessProbe": _probe("/ready")}]},
		{"containers": [{}, {"readinessProbe": _probe("/ready")}]},
		{"containers": [{}], "initContainers": [{"restartPolicy": "Always", "readinessProbe": _probe("/ready")}]},
		{"containers": [{}], "readinessGates": [{"conditionType": "target-health.elbv2.k8s.aws/web"}]},
	] {
		_ready(_with(pod)).holds == true
	}
	_ready(_with({"containers": [{}], "initContainers": [{"readinessProbe": _probe("/ready")}]})).holds == false
}

test_a_probe_of_a_port_that_is_not_there if {
	named := {"httpGet": {"path": "/", "port": "http"}}
	lost := {
		"holds": false, "why": "a probe asks a port by a name that its container does not have, and so fails always",
		"attribute": $"{_first}.readinessProbe", "mend": "Name one of the container's `ports`, or give the port's number.",
	}
	_ready(_web([{"readinessProbe": named, "ports": [{"name": "web"}]}])) == lost
	_ready(_web([{"readinessProbe": named, "ports": [{"name": "http"}]}])).holds == true
	_ready(_web([{"readinessProbe": {"httpGet": {"port": "8080"}}}])).holds == true
	_alive(_web([{"livenessProbe": named}])).attribute == $"{_first}.livenessProbe"
	_alive(_web([{"startupProbe": {"tcpSocket": {"port": "http"}}}])).attribute == $"{_first}.startupProbe"
}

test_no_liveness_probe if {
	_alive(_web([{"name": "web"}])) == {
		"holds": false, "why": "no container has a liveness probe, so that one that hangs is not started again",
		"attribute": $"{_first}.livenessProbe", "mend": null,
	}
}

test_a_liveness_probe_that_is_too_eager if {
	same := {"readinessProbe": _probe("/health"), "livenessProbe": _probe("/health")}
	_alive(_web([same])).attribute == $"{_first}.livenessProbe"
	_alive(_web([same])).holds == false
	every patience in [{"failureThreshold": 6}, {"periodSeconds": 30}] {
		_alive(_web([object.union(same, {"livenessProbe": object.union(_probe("/health"), patience)})])).holds == true
	}
	_alive(_web([object.union(same, {"livenessProbe": _probe("/live")})])).holds == true
}

test_containers_that_are_not_known_yet if {
	web := build.over(_with({}), {"unknown": {"spec": {"template": {"spec": {"containers": true}}}}})
	why := "Deployment.apps/shop/web: spec.template.spec.containers is known only after apply"
	[_ready(web).why, _alive(web).why] == [why, why]
}

test_pods_that_no_input_shows if {
	rollout := build.kubernetes("argoproj.io/Rollout", "shop", "web", {"spec": {"workloadRef": {"name": "web"}}})
	[_ready(rollout).holds, _alive(rollout).holds] == [null, null]
}

test_what_is_no_container if {
	every odd in [3, "x", [], [null], [3], {}, [{"ports": 3, "readinessProbe": "x", "livenessProbe": []}]] {
		_alive(_web(odd)).holds in {true, false}
	}
}

test_probes_that_an_operator_gives if {
	prometheus := build.kubernetes("monitoring.coreos.com/Prometheus", "shop", "main", {})
	given := {"holds": true, "why": "its operator gives its pods probes", "attribute": null, "mend": null}
	[_ready(prometheus), _alive(prometheus), _asked("readiness", prometheus, [])] == [given, given, null]
}
