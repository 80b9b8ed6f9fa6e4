package resilience.model.compute.kept_capacity_test

import data.resilience.model.compute.kept_capacity
import data.resilience.testing as build

_holds(resources) := answers if {
	found := kept_capacity.verdicts with input as build.document(resources, {})
	answers := [verdict.holds | some verdict in found]
}

_function(values) := build.terraform("aws_lambda_function", "checkout", {"values": values})

test_a_function if {
	_holds([_function({})]) == [false]
	_holds([_function({"reserved_concurrent_executions": 0})]) == [false]
	_holds([_function({"reserved_concurrent_executions": 10})]) == [true]
}

_machine := build.terraform("azurerm_linux_virtual_machine", "a", {"values": {"zone": "1"}})

test_a_machine if {
	_holds([_machine]) == [false]
	open := build.over(_machine, {"unknown": {"capacity_reservation_group_id": true}})
	_holds([build.referring(open, {"capacity_reservation_group_id": ["plan.json#azurerm_capacity_reservation_group.main"]})]) == [true]
}
