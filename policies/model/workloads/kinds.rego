# METADATA
# title: Kinds of workloads
# description: |
#   What makes alike pods that serve, and where each kind says what its pods are like. A daemon set has a pod on each node, and jobs end: they
#   have no replicas to lose. What a controller made of another object (the replica set of a deployment, in a dump of a cluster) is that object's;
#   a pod that is not started again when it ends serves nothing; what a Helm hook makes is not a part of what runs. An object of any other kind that has `replicas`
#   and a pod template is a workload too (any/Workload), and so is what the operator of Prometheus runs.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/
#     description: Workloads
#   - ref: https://argoproj.github.io/argo-rollouts/features/specification/
#     description: A Rollout takes the place of a Deployment, or takes over its pods by workloadRef
#   - ref: https://helm.sh/docs/topics/charts_hooks/
#     description: Hook resources are not managed with their release
#   - ref: https://prometheus-operator.dev/docs/platform/high-availability/
#     description: Replicas of Prometheus and Alertmanager
package resilience.model.workloads.kinds

import data.resilience.lib

_templates := {
	"apps/Deployment": ["spec", "template"],
	"apps/StatefulSet": ["spec", "template"],
	"apps/ReplicaSet": ["spec", "template"],
	"core/ReplicationController": ["spec", "template"],
	"apps.openshift.io/DeploymentConfig": ["spec", "template"],
	"argoproj.io/Rollout": ["spec", "template"],
	"core/Pod": [],
	"any/Workload": ["spec", "template"],
	"monitoring.coreos.com/Alertmanager": [],
	"monitoring.coreos.com/Prometheus": [],
	"monitoring.coreos.com/PrometheusAgent": [],
	"monitoring.coreos.com/ThanosRuler": [],
}

# METADATA
# description: |
#   Workload id to `{type, manifest, pods, template, hidden}`: `pods` is the object that says what the pods are like, which is another one where
#   a Rollout takes over a Deployment, and `template` the path where it does. `hidden` says why that can't be told, "" where it can.
by_id := {manifest.id: object.union({"type": type, "manifest": manifest}, _pods(manifest, template)) |
	some type, template in _templates
	some manifest in input.kubernetes[type]
	_serves(type, manifest)
	not _is_taken_over[manifest.id]
}

_pods(manifest, template) := {"pods": manifest, "template": template, "hidden": ""} if {
	_taken_over_by(manifest) == null
} else := {"pods": _deployments[id], "template": template, "hidden": ""} if {
	id := sort(lib.refs(manifest, "spec.workloadRef"))[0]
	_deployments[id]
} else := {"pods": manifest, "template": template, "hidden": $"{manifest.address}: the Deployment that it takes over is in no input"}

_taken_over_by(manifest) := lib.at(manifest, ["spec", "workloadRef"], null)

_deployments := {manifest.id: manifest | some manifest in input.kubernetes["apps/Deployment"]}

# METADATA
# description: |
#   Ids of objects whose pods are counted with another object: those that a Rollout takes over, and the replica sets and pods that a dump of a
#   cluster holds beside what made them.
counted_elsewhere := object.union(_is_taken_over, {manifest.id: true |
	some type in ["apps/ReplicaSet", "core/ReplicationController", "core/Pod"]
	some manifest in input.kubernetes[type]
	_is_owned(manifest)
})

# METADATA
# description: |
#   Kinds whose operator makes a stateful set out of what the object says of its pods in its own `spec`, and gives their containers probes: the name that it
#   labels them with, the label that has the object's own, and how the name of the stateful set begins.
operated := {
	"monitoring.coreos.com/Alertmanager": {"name": "alertmanager", "label": "alertmanager", "prefix": "alertmanager"},
	"monitoring.coreos.com/Prometheus": {"name": "prometheus", "label": "operator.prometheus.io/name", "prefix": "prometheus"},
	"monitoring.coreos.com/PrometheusAgent": {"name": "prometheus-agent", "label": "operator.prometheus.io/name", "prefix": "prom-agent"},
	"monitoring.coreos.com/ThanosRuler": {"name": "thanos-ruler", "label": "thanos-ruler", "prefix": "thanos-ruler"},
}

# METADATA
# description: The labels of its pods.
labels(kind) := object.union(lib.at(kind.manifest, ["spec", "podMetadata", "labels"], {}), {
	"app.kubernetes.io/name": given.name,
	"app.kubernetes.io/instance": name,
	"app.kubernetes.io/managed-by": "prometheus-operator",
	given.label: name,
}) if {
	given := operated[kind.type]
	name := lib.text(kind.manifest, ["metadata", "name"])
} else := lib.at(kind.pods, path(kind, ["metadata", "labels"]), {})

# METADATA
# description: The path of something of the pods in the object that says what they are like.
path(kind, segments) := array.concat(kind.template, segments)

_is_taken_over := {id: true |
	some rollout in input.kubernetes["argoproj.io/Rollout"]
	some id in lib.refs(rollout, "spec.workloadRef")
}

_serves(type, manifest) if {
	not _is_hook(manifest)
	not _is_owned(manifest)
	_is_kept(type, manifest)
}

_is_hook(manifest) if lib.at(manifest, ["metadata", "annotations", "helm.sh/hook"], "") != ""

# What another controller of Kubernetes made; what an operator made counts itself.
_is_owned(manifest) if {
	some owner in lib.at(manifest, ["metadata", "ownerReferences"], [])
	_controllers[owner.kind]
}

_controllers := {
	"Deployment": true, "ReplicaSet": true, "StatefulSet": true, "DaemonSet": true, "Job": true, "CronJob": true, "Node": true,
	"ReplicationController": true, "DeploymentConfig": true, "Rollout": true,
}

_is_kept(type, _) if type != "core/Pod"

_is_kept("core/Pod", manifest) if lib.at(manifest, ["spec", "restartPolicy"], "Always") == "Always"
