# METADATA
# title: Kubernetes workloads
# description: What makes alike pods that serve, whatever way it reaches a cluster; see kinds.rego for what counts.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/
#     description: Workloads
package resilience.model.workloads.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads.disruption
import data.resilience.model.workloads.kinds
import data.resilience.model.workloads.pinning
import data.resilience.model.workloads.probes
import data.resilience.model.workloads.replicas
import data.resilience.model.workloads.requests
import data.resilience.model.workloads.rollout
import data.resilience.model.workloads.spreading
import data.resilience.model.workloads.storage

# METADATA
# description: Workload records of the Kubernetes objects in the input.
found := [workload |
	some id, kind in kinds.by_id
	manifest := kind.manifest
	own := replicas.by_id[id]
	pins := pinning.of(kind)
	verdicts := {
		"rollout": rollout.verdict(kind, own.n), "scaled": replicas.left_to_scaler(kind),
		"readiness": probes.readiness(kind), "liveness": probes.liveness(kind), "requests": requests.verdict(kind),
		"volumes_kept": storage.kept(kind),
	}
	workload := object.union(verdicts, {
		"id": id, "name": _shown(kind), "kind": split(kind.type, "/")[1], "namespace": manifest.scope,
		"service": _service(manifest), "cluster": clusters.of(manifest),
		"replicas": own.n, "replicas_from": own.from, "remade": kind.type != "core/Pod",
		"spread": spreading.of(kind, own.n, pins), "max_skew": spreading.max_skew(kind, own.n, pins),
		"pinned": pins,
		"budgets": disruption.budgets(kind),
		"cpu": requests.of_pod(kind, "cpu"), "memory": requests.of_pod(kind, "memory"),
		"storage": storage.of(kind),
		"pod": lib.dotted(kind.template), "related": probes.services(kind),
		"unknown": object.union(
			{field: reason |
				some field, reason in {
					"replicas": own.unknown, "spread": spreading.why_unknown(kind, pins), "budgets": disruption.why_unknown(kind),
				}
				reason != ""
			},
			{field: verdict.why | some field, verdict in verdicts; verdict.holds == null},
		),
	})
]

# As its pods begin.
_shown(kind) := $"{kinds.operated[kind.type].prefix}-{_name(kind.manifest)}" if {
	kinds.operated[kind.type]
} else := _name(kind.manifest)

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
