# METADATA
# title: The data centre of a machine is chosen
# description: |
#   A machine that no zone is chosen for stands wherever its provider puts it: two of them may stand in the same data centre, and its disks and
#   addresses may stand in another than it. Where a zone is written, what must survive together and apart can be planned and checked.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/availability-zones-overview
#     description: Zonal, zone-redundant and regional resources
# custom:
#   severity: notice
#   remediation: |
#     Azure: `zone = "1"` for the first machine, `"2"` for the next, which takes them out of an availability set.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", NIST CP-7(1), ISO 27001 A.8.14]
#   equivalents:
#     - 2bd0be95
#     - 47d100a5
#     - APRL/mission_critical_virtual_machine_should_use_zone
#   since: 0.1.0
package resilience.rules.ha["machine-placed"]

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: What a provider puts somewhere in its region unless it is told where.
subjects := lib.asked_of(components.by_id, "placed")

needs := ["placed"]

protects := "data-centre"

violations contains object.union(
	lib.entry(component, component.placed, $"In which data centre {component.name} stands is left to its provider ({component.placed.why})."),
	{"caused_by": _cause(component)},
) if {
	some component in subjects
	component.placed.holds == false
}

# A second machine in a zone of its own mends both.
_cause(component) := {"rule": "ha/compute-data-centres", "subject": component.id} if {
	component.survives_data_centre.holds == false
} else := null
