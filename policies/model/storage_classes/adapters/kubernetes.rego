# METADATA
# title: Storage classes of Kubernetes
# description: |
#   A volume is deleted with its claim unless `reclaimPolicy` is Retain. It is made at once (`volumeBindingMode` Immediate, the default), in whatever data centre
#   its provisioner picks, or where the first pod that uses it is to run (WaitForFirstConsumer).
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/storage-classes/
#     description: Storage classes
package resilience.model.storage_classes.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.workloads.kinds
import data.resilience.model.workloads.storage

# METADATA
# description: Records of the storage classes in the input.
found := [class |
	some resource in input.kubernetes["storage.k8s.io/StorageClass"]
	verdicts := {"kept": _said(resource, "reclaimPolicy", "Delete", "Retain"), "waits": _waits(resource)}
	users := sort(object.get(_users, resource.id, set()))
	class := object.union(verdicts, {
		"id": resource.id, "name": _name(resource), "users": users, "related": users,
		"unknown": {field: verdict.why | some field, verdict in verdicts; verdict.holds == null},
	})
]

_name(resource) := name if {
	name := lib.text(resource, ["metadata", "name"])
	name != ""
} else := resource.address

# What can be attached anywhere in the cluster may be made anywhere.
_waits(resource) := _said(resource, "volumeBindingMode", "Immediate", "WaitForFirstConsumer") if {
	storage.bound_of_class(resource) in {"node", "data-centre"}
} else := null

# No provider computes these: what is not known yet was given, and comes from elsewhere.
_said(resource, attribute, fallback, good) := lib.undecided_at(resource, [attribute]) if {
	lib.unknown_at(resource, [attribute])
} else := lib.with_mend(lib.one_of(resource, [attribute], fallback, [good]), $"Set `{attribute}: {good}`.")

_users[class] contains id if {
	some id, kind in kinds.by_id
	some class in storage.classes_of(kind)
}
