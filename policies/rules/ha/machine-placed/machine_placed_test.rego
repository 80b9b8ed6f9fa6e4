package resilience.rules_test.ha.machine_placed

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["machine-placed"] with input as build.document(resources, {})
}

_machine(address, values) := build.terraform("azurerm_linux_virtual_machine", "main", {"address": address, "region": {"name": "westeurope"}, "values": values})

test_a_machine_that_azure_places if {
	judged := _judged([_machine("azurerm_linux_virtual_machine.main", {})])
	[[entry.message, entry.attribute, entry.remediation, entry.caused_by] | some entry in judged.violations] == [[
		"In which data centre azurerm_linux_virtual_machine.main stands is left to its provider (no zone is set, so that Azure chooses it).",
		"zone", "Set `zone = \"1\"`, and `\"2\"` for the next.",
		{"rule": "ha/compute-data-centres", "subject": "plan.json#azurerm_linux_virtual_machine.main"},
	]]
}

test_a_machine_in_a_zone if {
	_judged([_machine("azurerm_linux_virtual_machine.main", {"zone": "1"})]) == {"subjects": ["plan.json#azurerm_linux_virtual_machine.main"], "violations": [], "undetermined": []}
}

test_machines_of_other_providers_are_not_asked if _judged([build.machine("a", "eu-west-1a")]).subjects == []
