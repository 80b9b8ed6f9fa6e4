package resilience.workload_kinds_test

import data.resilience.model.workloads.kinds
import data.resilience.testing as build

_object(type, manifest) := build.kubernetes(type, "shop", "web", manifest)

_found(resources) := [[kind.type, kind.pods.address, kind.template, kind.hidden] | some kind in found] if {
	found := kinds.by_id with input as build.document(resources, {})
}

test_what_has_a_pod_template if {
	every type in ["apps/Deployment", "apps/StatefulSet", "apps/ReplicaSet", "core/ReplicationController", "apps.openshift.io/DeploymentConfig", "argoproj.io/Rollout"] {
		web := _object(type, {})
		_found([web]) == [[type, web.envelope.address, ["spec", "template"], ""]]
	}
}

test_a_pod_is_its_own_template if _found([_object("core/Pod", {})]) == [["core/Pod", "Pod/shop/web", [], ""]]

test_what_the_operator_of_prometheus_runs if {
	every type, own in {
		"Alertmanager": {"app.kubernetes.io/name": "alertmanager", "alertmanager": "web"},
		"Prometheus": {"app.kubernetes.io/name": "prometheus", "operator.prometheus.io/name": "web"},
		"PrometheusAgent": {"app.kubernetes.io/name": "prometheus-agent", "operator.prometheus.io/name": "web"},
		"ThanosRuler": {"app.kubernetes.io/name": "thanos-ruler", "thanos-ruler": "web"},
	} {
		web := _object($"monitoring.coreos.com/{type}", {"metadata": {"labels": {"team": "not of the pods"}}, "spec": {"podMetadata": {"labels": {"tier": "own"}}}})
		_found([web]) == [[$"monitoring.coreos.com/{type}", web.envelope.address, [], ""]]
		found := kinds.by_id with input as build.document([web], {})
		[kinds.labels(kind) | some kind in found] == [object.union(own, {"app.kubernetes.io/instance": "web", "app.kubernetes.io/managed-by": "prometheus-operator", "tier": "own"})]
	}
}

test_the_labels_of_pods_of_a_template if {
	found := kinds.by_id with input as build.document([_object("apps/Deployment", {"spec": {"template": {"metadata": {"labels": {"app": "web"}}}}})], {})
	[kinds.labels(kind) | some kind in found] == [{"app": "web"}]
}

test_what_serves_nothing_is_left_out if {
	_found([_object("apps/DaemonSet", {}), _object("batch/Job", {}), _object("batch/CronJob", {})]) == []
	_found([_object("core/Pod", {"spec": {"restartPolicy": "Never"}})]) == []
	_found([_object("apps/Deployment", {"metadata": {"annotations": {"helm.sh/hook": "test"}}})]) == []
}

_owned(type, owner) := _object(type, {"metadata": {"ownerReferences": [{"kind": owner, "name": "web"}]}})

test_what_another_object_made_is_counted_there if {
	_found([_owned("apps/ReplicaSet", "Deployment"), _owned("core/Pod", "ReplicaSet"), _owned("core/Pod", "Node")]) == []
	elsewhere := kinds.counted_elsewhere with input as build.document([_owned("apps/ReplicaSet", "Deployment"), _owned("core/Pod", "Job"), _object("core/ReplicationController", {})], {})
	elsewhere == {"app.yaml#ReplicaSet.apps/shop/web": true, "app.yaml#Pod/shop/web": true}
}

test_every_controller_counts_what_it_made if {
	every kind in ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "Node", "ReplicationController", "DeploymentConfig", "Rollout"] {
		_found([_owned("core/Pod", kind)]) == []
	}
}

test_what_an_operator_made_counts_itself if count(_found([_owned("apps/StatefulSet", "Prometheus")])) == 1

_rollout(references) := build.referring(_object("argoproj.io/Rollout", {"spec": {"workloadRef": {"kind": "Deployment", "name": "web"}}}), references)

test_a_rollout_that_takes_over_a_deployment if {
	deployment := _object("apps/Deployment", {"spec": {"replicas": 0}})
	_found([deployment, _rollout({"spec.workloadRef": [deployment]})]) == [["argoproj.io/Rollout", "Deployment.apps/shop/web", ["spec", "template"], ""]]
}

test_a_rollout_that_takes_over_what_no_input_shows if {
	_found([_rollout({})]) == [["argoproj.io/Rollout", "Rollout.argoproj.io/shop/web", ["spec", "template"], "Rollout.argoproj.io/shop/web: the Deployment that it takes over is in no input"]]
}
