package resilience.detections_kubernetes_test

import data.resilience.model.detections.adapters.kubernetes
import data.resilience.testing as build

_web(containers) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"containers": containers}}}})

_found(workload) := found if {
	found := kubernetes.found with input as build.document([workload], {})
}

test_probes_that_say_nothing_more if {
	web := _web([{"name": "web", "readinessProbe": {"httpGet": {"port": 80}}, "livenessProbe": {"httpGet": {"port": 80}}}])
	_found(web) == [{
		"id": build.id(web), "name": "web", "attribute": "spec.template.spec.containers.0.readinessProbe",
		"taken_out_s": 31, "restarted_s": 31, "put_back_s": 10, "began_s": 0,
	}]
}

test_the_slowest_probe_counts if {
	slow := {"periodSeconds": 60, "failureThreshold": 5, "timeoutSeconds": 30, "successThreshold": 3, "initialDelaySeconds": 400}
	[record] := _found(_web([{"name": "a", "livenessProbe": {}}, {"name": "b", "readinessProbe": slow}]))
	[record.attribute, record.taken_out_s, record.restarted_s, record.put_back_s, record.began_s] == ["spec.template.spec.containers.0.livenessProbe", 330, 31, 180, 400]
}

test_a_workload_without_probes_is_none if _found(_web([{"name": "web"}])) == []

test_what_is_no_number_takes_the_default if {
	[record] := _found(_web([{"name": "web", "readinessProbe": {"periodSeconds": "often"}}]))
	record.taken_out_s == 31
}
