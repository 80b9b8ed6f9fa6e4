# METADATA
# title: Volumes stay when what claims them is deleted
# description: |
#   A volume whose class says Delete is deleted with its claim, and so with the namespace that somebody takes away by mistake; a stateful set may be told to
#   delete its claims as well. Where a schedule in sight backs the volumes up they can be had again, and nothing is asked. Snapshots of KOTS restore volumes
#   of such classes only.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
#     description: Reclaiming of volumes
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
#     description: Retention of the claims of a stateful set
# custom:
#   severity: notice
#   remediation: |
#     `reclaimPolicy: Retain` in the StorageClass of what holds data (of volumes that are there already: in each PersistentVolume), or a Velero Schedule that
#     saves them. Of a stateful set: `persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Retain}`.
#   standards: [AWS REL09-BP01, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13]
#   equivalents: [compute_instance_disk_auto_delete_disabled]
#   since: 0.1.0
#   parameters:
#     machines:
#       type: boolean
#       default: false
#       description: Whether the boot disk of each machine of Google Cloud must stay when the machine goes
package resilience.rules.dr["volumes-kept"]

import data.resilience.lib
import data.resilience.model.compute.kept_machines
import data.resilience.model.schedules.coverage
import data.resilience.model.schedules.evidence
import data.resilience.model.storage_classes
import data.resilience.model.workloads

# METADATA
# description: Storage classes that hold data of what runs and is not backed up, and workloads that claim volumes of their own.
subjects := object.union_n([_classes, {id: workload | some id, workload in workloads.by_id; workload.volumes_kept != null}, _machines])

_machines := kept_machines.records(kept_machines.disks_stay, "kept") if {
	lib.parameter("dr/volumes-kept", "machines", false) == true
} else := {}

violations contains lib.entry(machine, machine.kept, $"The boot disk of {machine.name} goes with it ({machine.kept.why}).") if {
	some machine in _machines
	machine.kept.holds == false
}

needs := ["kept", "volumes_kept"]

protects := "data"

violations contains lib.entry(class, class.kept, $"What {_shown(_unsaved[id])} in volumes of class {class.name} is deleted with their claims ({class.kept.why}), and nothing in sight backs them up.") if {
	some id, class in _classes
	class.kept.holds == false
}

violations contains lib.entry(workload, workload.volumes_kept, $"The volumes of {workload.name} go with it ({workload.volumes_kept.why}), and nothing in sight backs them up.") if {
	some id, workload in workloads.by_id
	workload.volumes_kept.holds == false
	_is_unsaved(id)
}

_classes := {id: class |
	some id, class in storage_classes.by_id
	count(object.get(_unsaved, id, [])) > 0
}

_unsaved := {id: names |
	some id, class in storage_classes.by_id
	names := [workloads.by_id[user].name | some user in class.users; _is_unsaved(user)]
}

_is_unsaved(id) if {
	workload := workloads.by_id[id]
	workload.replicas != 0
	coverage.verdict(workload).holds != true
	not evidence.backup_of(workload)
}

_shown(names) := $"{names[0]} keeps" if count(names) == 1

_shown(names) := $"{names[0]} and {lib.counted(count(names) - 1, "other", "others")} keep" if count(names) > 1
