package resilience.workloads_kubernetes_test

import data.resilience.model.workloads
import data.resilience.model.workloads.adapters.kubernetes
import data.resilience.testing as build

_container(cpu, memory) := {"name": "c", "resources": {"requests": {"cpu": build.quantity("", cpu), "memory": build.quantity("", memory)}}}

_deployment(overrides) := build.kubernetes("apps/Deployment", "shop", "web", object.union(
	{"spec": {"replicas": 2, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [_container(0.5, 1024), _container(0.25, 512)]}}}},
	overrides,
))

_found(resources) := found if {
	found := kubernetes.found with input as build.document(resources, {})
}

_record(overrides) := build.with_fields(
	{
		"id": "app.yaml#Deployment.apps/shop/web", "name": "web", "kind": "Deployment", "namespace": "shop",
		"service": "shop/web", "cluster": "assumed",
		"replicas": 2, "replicas_from": "app.yaml#Deployment.apps/shop/web",
		"spread": {"node": "none", "data_centre": "none"}, "max_skew": null,
		"remade": true, "pinned": {"node": null, "data_centre": null, "held": null, "place": null}, "scaled": null, "readiness": null, "volumes_kept": null,
		"rollout": {"holds": true, "why": "a rollout takes away 0 of 2 at most", "attribute": null, "mend": null},
		"liveness": {
			"holds": false, "why": "no container has a liveness probe, so that one that hangs is not started again",
			"attribute": "spec.template.spec.containers.0.livenessProbe", "mend": null,
		},
		"requests": {
			"holds": false, "why": "2 containers of 2 without a limit of memory",
			"attribute": "spec.template.spec.containers.0.resources", "mend": null,
		},
		"pod": "spec.template", "related": [],
		"budgets": [], "cpu": 0.75, "memory": 1536, "storage": "none", "unknown": {},
	},
	overrides,
)

test_a_deployment if _found([_deployment({})]) == [_record({})]

test_a_stateful_set if {
	database := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": {}}]}})
	_found([database]) == [_record({
		"id": "app.yaml#StatefulSet.apps/shop/db", "name": "db", "kind": "StatefulSet", "service": "shop/db",
		"replicas": 1, "replicas_from": "default", "cpu": null, "memory": null, "storage": "unknown",
		"volumes_kept": {"holds": true, "why": "spec.persistentVolumeClaimRetentionPolicy.whenDeleted is Retain", "attribute": null, "mend": null},
		"rollout": null, "requests": {"holds": true, "why": "all containers say what they need", "attribute": null, "mend": null},
	})]
}

test_what_an_operator_runs_is_called_as_its_pods_are if {
	resources := [build.kubernetes($"monitoring.coreos.com/{kind}", "shop", "main", {}) | some kind in ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"]]
	{workload.kind: [workload.name, workload.service] | some workload in _found(resources)} == {
		"Prometheus": ["prometheus-main", "shop/main"], "PrometheusAgent": ["prom-agent-main", "shop/main"],
		"Alertmanager": ["alertmanager-main", "shop/main"], "ThanosRuler": ["thanos-ruler-main", "shop/main"],
	}
}

test_a_daemon_set_is_no_workload if _found([build.kubernetes("apps/DaemonSet", "shop", "agent", {})]) == []

test_what_a_helm_hook_makes_is_left_out if {
	_found([_deployment({"metadata": {"annotations": {"helm.sh/hook": "test"}}})]) == []
}

test_the_service_that_labels_name if {
	services := [database.service |
		some labels in [
			{"app.kubernetes.io/part-of": "store", "app.kubernetes.io/instance": "web-1"},
			{"app.kubernetes.io/instance": "web-1"},
			{"app.kubernetes.io/part-of": 3},
			{"app.kubernetes.io/part-of": ""},
			"none",
		]
		[database] := _found([_deployment({"metadata": {"labels": labels}})])
	]
	services == ["store", "web-1", "shop/web", "shop/web", "shop/web"]
}

test_a_workload_without_namespace if {
	[workload] := _found([build.kubernetes("apps/Deployment", "", "web", {})])
	[workload.service, workload.namespace] == ["web", ""]
}

test_a_container_that_requests_nothing_leaves_the_pod_unknown if {
	[workload] := _found([_deployment({"spec": {"template": {"spec": {"containers": [_container(0.5, 1024), {"name": "d"}]}}}})])
	[workload.cpu, workload.memory] == [null, null]
}

test_a_quantity_that_is_none_leaves_the_pod_unknown if {
	odd := {"name": "c", "resources": {"requests": {"cpu": {"text": "lots", "error": "not a quantity"}, "memory": build.quantity("1Ki", 1024)}}}
	[workload] := _found([_deployment({"spec": {"template": {"spec": {"containers": [odd]}}}})])
	[workload.cpu, workload.memory] == [null, 1024]
}

test_replicas_that_are_not_known if {
	[workload] := _found([_deployment({"spec": {"replicas": "${REPLICAS}"}})])
	workload.replicas == null
	workload.rollout == null
	workload.unknown == {"replicas": "Deployment.apps/shop/web: spec.replicas is not a number of replicas"}
}

test_a_name_that_the_api_server_makes if {
	generated := build.over(_deployment({}), {"address": "Deployment.apps/shop/web-*", "values": {"metadata": {"name": ""}}})
	[workload] := _found([generated])
	workload.name == "Deployment.apps/shop/web-*"
}

test_workloads_by_id if {
	by_id := workloads.by_id with input as build.document([_deployment({})], {})
	by_id == {"app.yaml#Deployment.apps/shop/web": _record({})}
}

test_a_manifest_of_nonsense_is_a_workload_still if {
	every odd in [3, "x", [], [null], true] {
		every manifest in [{"spec": odd}, {"spec": {"template": odd}}, {"spec": {"template": {"spec": odd, "metadata": odd}}}, {"metadata": {"labels": odd, "annotations": odd}}] {
			count(_found([build.kubernetes("apps/Deployment", "shop", "web", manifest)])) == 1
		}
	}
}
