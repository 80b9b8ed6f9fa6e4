# METADATA
# title: Machines that are kept
# description: |
#   Whether a machine of Google Cloud can be deleted as it stands, and whether its boot disk goes with it. One that is made again from its image has lost nothing, so that
#   both are asked only where the settings say so.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/instances/preventing-accidental-vm-deletion
#     description: Deletion protection of machines
#   - ref: https://cloud.google.com/compute/docs/disks/modify-persistent-disk#updateautodelete
#     description: Disks that go with their machine
package resilience.model.compute.kept_machines

import data.resilience.lib

# METADATA
# description: Id of a machine to whether its deletion is refused, as a verdict.
refused := {machine.id: lib.flag(machine, ["deletion_protection"], false) | some machine in input.terraform.google_compute_instance}

# METADATA
# description: Id of a machine to whether its boot disk stays when it goes, as a verdict.
disks_stay := {machine.id: lib.flag_off(machine, ["boot_disk", 0, "auto_delete"], true) | some machine in input.terraform.google_compute_instance}

# METADATA
# description: Records of rules that ask one of these, `field` the name of the verdict.
records(verdicts, field) := {id: {"id": id, "name": lib.short(id), "related": [], field: verdict, "unknown": {field: verdict.why | verdict.holds == null}} |
	some id, verdict in verdicts
}
