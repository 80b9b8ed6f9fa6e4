# METADATA
# title: Hours of maintenance of machines and gateways of Azure
# description: |
#   Machines, gateways to other networks and machines of virtual desktops are maintained at any hour unless a maintenance configuration is assigned to them. Few choose
#   one, since most machines are not even restarted, so that it is asked only where the settings say so.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/maintenance-configurations
#     description: Maintenance configurations
#   - ref: https://learn.microsoft.com/azure/virtual-desktop/scheduled-agent-updates
#     description: Scheduled agent updates
package resilience.model.compute.hours

import data.resilience.lib

# METADATA
# description: Id of a machine, gateway or host pool to the verdict.
verdicts := object.union_n([_machines, _gateways, _pools])

_machines := {machine.id: _assigned(machine, "Make an `azurerm_maintenance_assignment_virtual_machine`, with an `azurerm_maintenance_configuration`.") |
	some type in ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"]
	some machine in input.terraform[type]
}

_gateways := {gateway.id: _assigned(gateway, "Assign a maintenance configuration, by an `azapi_resource` of type `Microsoft.Maintenance/configurationAssignments`.") |
	some gateway in input.terraform.azurerm_virtual_network_gateway
}

_pools := {pool.id: lib.with_mend(lib.flag(pool, ["scheduled_agent_updates", 0, "enabled"], false), "Write `scheduled_agent_updates { enabled = true }` with a `schedule`.") |
	some pool in input.terraform.azurerm_virtual_desktop_host_pool
}

# Which machines the filter of a scope takes is known to Azure alone.
_assigned(resource, mend) := lib.holds("a maintenance configuration is assigned to it") if {
	_is_assigned[resource.id]
} else := lib.undecided($"{resource.address}: an assignment by a filter may take it") if {
	count(input.terraform.azurerm_maintenance_assignment_dynamic_scope) > 0
	resource.address in _machine_addresses
} else := lib.fails("no maintenance configuration is assigned to it", null, mend)

_machine_addresses := {machine.address |
	some type in ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"]
	some machine in input.terraform[type]
}

_is_assigned[id] if {
	some assignment in input.terraform.azurerm_maintenance_assignment_virtual_machine
	some id in lib.refs(assignment, "virtual_machine_id")
}

_is_assigned[id] if {
	some assignment in input.terraform.azapi_resource
	startswith(lower(lib.text(assignment, ["type"])), "microsoft.maintenance/configurationassignments@")
	some id in lib.refs(assignment, "parent_id")
}
