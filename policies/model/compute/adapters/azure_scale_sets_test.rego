package resilience.compute_azure_scale_sets_test

import data.resilience.lib
import data.resilience.model.compute.adapters.azure_scale_sets
import data.resilience.testing as build

_found(resources, settings) := found if {
	found := azure_scale_sets.found with input as build.document(resources, settings)
}

_set(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_not_replaced := lib.fails(
	"automatic_instance_repair.enabled is not set", "automatic_instance_repair.0.enabled",
	"Write `automatic_instance_repair { enabled = true }`, with a `health_probe_id` or the extension for application health.",
)

_one := "Run two machines or more."

_zones := "Set `zones = [\"1\", \"2\", \"3\"]`, and run as many machines."

test_one_machine_without_a_zone if {
	set_ := _set("azurerm_linux_virtual_machine_scale_set", {"instances": 1})
	_found([set_], {}) == [build.component(set_, "scale set", {
		"count": 1, "survives_node": lib.fails("it has 1 machine", null, _one), "survives_data_centre": lib.fails("zones is not set", "zones", _zones),
		"replaced": _not_replaced,
	})]
}

test_machines_over_zones_that_are_repaired if {
	set_ := _set("azurerm_windows_virtual_machine_scale_set", {
		"instances": 3, "zones": ["1", "2", "3"], "automatic_instance_repair": [{"enabled": true}], "extension": [{"type": "ApplicationHealthWindows"}],
	})
	_found([set_], {}) == [build.component(set_, "scale set", {
		"count": 3, "by_data_centre": {"westeurope-1": 1, "westeurope-2": 1, "westeurope-3": 1}, "data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
		"survives_node": lib.holds("it has 3 machines"), "survives_data_centre": lib.holds("it is in westeurope-1, westeurope-2 and westeurope-3"),
		"replaced": lib.holds("automatic_instance_repair.enabled is true"), "checked": lib.holds("it has the extension for application health"),
	})]
}

test_machines_in_one_zone if {
	[record] := _found([_set("azurerm_orchestrated_virtual_machine_scale_set", {"instances": 2, "zones": ["1"]})], {})
	[record.survives_data_centre, record.checked] == [lib.fails("it is in westeurope-1 only", null, _zones), null]
}

test_behind_a_load_balancer_without_a_probe if {
	set_ := build.referring(
		_set("azurerm_linux_virtual_machine_scale_set", {"instances": 2}),
		{"network_interface.0.ip_configuration.0.load_balancer_backend_address_pool_ids.0": ["plan.json#azurerm_lb_backend_address_pool.main"]},
	)
	[record] := _found([set_], {})
	record.checked == lib.fails("health_probe_id is not set", "health_probe_id", "Set `health_probe_id`, or add the extension for application health.")
	[probed] := _found([build.over(set_, {"values": {"health_probe_id": "x"}})], {})
	probed.checked == lib.holds("health_probe_id is set")
}

test_the_old_resource_knows_no_repairs if {
	[record] := _found([_set("azurerm_virtual_machine_scale_set", {"sku": [{"capacity": 2}], "zones": ["1", "2"]})], {})
	[record.replaced, record.count] == [null, 2]
}

test_nodes_of_a_declared_cluster_are_left_out if {
	set_ := _set("azurerm_linux_virtual_machine_scale_set", {"instances": 3})
	_found([set_], {"clusters": [build.cluster("pam", [set_], {})]}) == []
}

test_strict_balance_adds_none_while_a_zone_is_full if {
	set_ := _set("azurerm_linux_virtual_machine_scale_set", {"zones": ["1", "2"], "instances": 2, "zone_balance": true, "automatic_instance_repair": [{"enabled": true}]})
	[record] := _found([set_], {})
	record.replaced == lib.fails(
		"zone_balance is true, so that it adds no machine while one of its zones has no room", "zone_balance",
		"Leave `zone_balance` out: the zones are balanced as far as they can be.",
	)
}
