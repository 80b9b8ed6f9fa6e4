# METADATA
# title: Kubernetes workloads
# description: |
#   Deployments and StatefulSets. One that a Helm hook makes, a test for instance, is not a part of what runs and is left out.
# related_resources:
#   - ref: https://helm.sh/docs/topics/charts_hooks/
#     description: Hook resources are not managed with their release
package resilience.model.workloads.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads.disruption
import data.resilience.model.workloads.replicas
import data.resilience.model.workloads.spreading
import data.resilience.model.workloads.storage

# METADATA
# description: Workload records of the Kubernetes objects in the input.
found := [workload |
	some type in ["apps/Deployment", "apps/StatefulSet"]
	some manifest in input.kubernetes[type]
	not _is_hook(manifest)
	own := replicas.by_id[manifest.id]
	workload := {
		"id": manifest.id, "name": _name(manifest), "kind": split(type, "/")[1], "namespace": manifest.scope,
		"service": _service(manifest), "cluster": clusters.of(manifest),
		"replicas": own.n, "replicas_from": own.from,
		"spread": spreading.of(manifest, own.n), "max_skew": spreading.max_skew(manifest, own.n),
		"budgets": disruption.budgets(manifest),
		"cpu": _request(manifest, "cpu"), "memory": _request(manifest, "memory"),
		"storage": storage.of(manifest),
		"unknown": {field: reason |
			some field, reason in {
				"replicas": own.unknown, "spread": spreading.why_unknown(manifest), "budgets": disruption.why_unknown(manifest),
			}
			reason != ""
		},
	}
]

_is_hook(manifest) if lib.at(manifest, ["metadata", "annotations", "helm.sh/hook"], "") != ""

_name(manifest) := name if {
	name := lib.text(manifest, ["metadata", "name"])
	name != ""
} else := manifest.address

_service(manifest) := name if {
	name := lib.text(manifest, ["metadata", "labels", "app.kubernetes.io/part-of"])
	name != ""
} else := name if {
	name := lib.text(manifest, ["metadata", "labels", "app.kubernetes.io/instance"])
	name != ""
} else := _name(manifest) if {
	manifest.scope == ""
} else := $"{manifest.scope}/{_name(manifest)}"

_request(manifest, resource) := sum(requests) if {
	containers := lib.at(manifest, ["spec", "template", "spec", "containers"], [])
	requests := [value | some container in containers; value := container.resources.requests[resource].value; is_number(value)]
	count(requests) == count(containers)
	count(containers) > 0
} else := null
