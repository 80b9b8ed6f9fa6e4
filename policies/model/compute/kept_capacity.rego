# METADATA
# title: Capacity that is kept
# description: |
#   Whether capacity is kept for a function or machine that nothing else can take: concurrency that is reserved of an account's own limit, machines that a
#   provider has set aside. What is kept for one is taken from all others or paid for while it stands idle, so that it is asked only where the settings say so.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
#     description: Reserved concurrency of Lambda
#   - ref: https://learn.microsoft.com/azure/virtual-machines/capacity-reservation-overview
#     description: Capacity reservations of Azure
package resilience.model.compute.kept_capacity

import data.resilience.lib
import data.resilience.model.compute

# METADATA
# description: Id of a function or a machine of Azure to the verdict.
verdicts := object.union(_functions, _machines)

# None is reserved by default, -1, and 0 turns a function off.
_functions := {function.id: lib.at_least(function, ["reserved_concurrent_executions"], -1, 1) | some function in input.terraform.aws_lambda_function}

_machines := {id: lib.linked(machine, "capacity_reservation_group_id", "Set `capacity_reservation_group_id`, with an `azurerm_capacity_reservation` of its size and zone.") |
	some type in ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"]
	some machine in input.terraform[type]
	id := machine.id
	compute.by_id[id]
}
