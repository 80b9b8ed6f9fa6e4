package resilience.node_groups_azure_test

import data.resilience.lib
import data.resilience.model.node_groups.adapters.azure
import data.resilience.testing as build

_found(resources) := _found_with(resources, {})

_found_with(resources, settings) := found if {
	found := azure.found with input as build.document(resources, settings)
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_group(built, given) := object.union(
	{
		"id": build.id(built), "name": built.envelope.address, "region": "westeurope", "cluster": null,
		"cpu": 4, "memory": 17179869184, "unknown": {},
	},
	given,
)

_vouched_for := lib.holds("its size has a service level")

_not_scaled := lib.fails("default_node_pool.auto_scaling_enabled is not set", "default_node_pool.0.auto_scaling_enabled", "Set `auto_scaling_enabled = true` with `min_count` and `max_count`.")

_not_said(built) := $"{built.envelope.address}: no zone is set, so that Azure chooses its data centre"

test_a_machine_in_a_zone if {
	machine := _made("azurerm_linux_virtual_machine", {"zone": "2", "size": "Standard_D4s_v5"})
	_found([machine]) == [_group(machine, {"kind": "machine", "count": 1, "by_data_centre": {"westeurope-2": 1}, "vouched_for": _vouched_for, "placed": lib.holds("zone is set")})]
}

test_a_machine_that_azure_places if {
	machine := _made("azurerm_windows_virtual_machine", {"size": "Standard_D4s_v5"})
	_found([machine]) == [_group(machine, {
		"kind": "machine", "count": 1, "by_data_centre": {}, "unknown": {"by_data_centre": _not_said(machine)},
		"vouched_for": _vouched_for,
		"placed": lib.fails("no zone is set, so that Azure chooses it", "zone", "Set `zone = \"1\"`, and `\"2\"` for the next."),
	})]
}

_vouched(type, values) := found[0].vouched_for if {
	found := _found([_made(type, values)])
}

test_what_azure_vouches_for_of_a_machine if {
	_vouched("azurerm_virtual_machine", {"vm_size": "Basic_A1"}) == lib.fails("sizes of the Basic tier have no service level", "vm_size", "Choose a size of the Standard tier.")
	_vouched("azurerm_virtual_machine", {"storage_os_disk": [{"vhd_uri": "https://x/y.vhd"}]}).why == "its disk is not managed, and fails with the storage account that it lies in"
	_vouched("azurerm_virtual_machine", {"storage_os_disk": [{"managed_disk_type": "Standard_LRS"}]}).attribute == "storage_os_disk.0.managed_disk_type"
	_vouched("azurerm_linux_virtual_machine", {"os_disk": [{"storage_account_type": "Standard_LRS"}]}).attribute == "os_disk.0.storage_account_type"
	_vouched("azurerm_linux_virtual_machine", {"os_disk": [{"storage_account_type": "Premium_LRS"}]}).holds == true
}

_placed(machine) := found[0].placed if {
	found := _found([machine])
}

test_where_a_machine_is_placed_otherwise if {
	machine := _made("azurerm_linux_virtual_machine", {})
	_placed(build.over(machine, {"values": {"virtual_machine_scale_set_id": "/subscriptions/x"}})) == lib.holds("its scale set places it")
	_placed(build.over(machine, {"values": {"availability_set_id": "/subscriptions/x"}})).why == "it is in an availability set, all of which is in one data centre that Azure chooses"
	_placed(build.over(machine, {"region": {"name": "westus"}})) == lib.holds("westus has no availability zones")
	_placed(build.over(machine, {"unknown": {"zone": true}})) == lib.holds("zone is set")
	_placed(_made("azurerm_virtual_machine", {"zones": ["1"]})) == lib.holds("zones is set")
	_placed(_made("azurerm_virtual_machine", {})).mend == "Set `zones = [\"1\"]`, and `[\"2\"]` for the next."
}

test_a_machine_whose_place_is_declared if {
	settings := {"declared": {"locations": [{"pattern": "azurerm_linux_virtual_machine.main", "data_centre": "amsterdam"}], "snapshot_schedules": []}}
	[group] := _found_with([_made("azurerm_linux_virtual_machine", {})], settings)
	[group.by_data_centre, group.placed.holds] == [{"amsterdam": 1}, true]
}

test_a_scale_set_over_zones if {
	set_ := _made("azurerm_linux_virtual_machine_scale_set", {"instances": 3, "zones": ["1", "2"], "sku": "Standard_D4s_v5"})
	_found([set_]) == [_group(set_, {"kind": "group", "count": 3, "by_data_centre": {"westeurope-1": 2, "westeurope-2": 1}})]
}

test_the_least_that_an_autoscaler_keeps if {
	set_ := _made("azurerm_orchestrated_virtual_machine_scale_set", {"instances": 1, "zones": ["1", "2"], "sku_name": "Standard_D4s_v5"})
	setting := build.referring(build.terraform("azurerm_monitor_autoscale_setting", "main", {"values": {"profile": [{"capacity": [{"minimum": 2}]}]}}), {"target_resource_id": [set_]})
	[group.count | some group in _found([set_, setting])] == [2]
	off := build.over(setting, {"values": {"enabled": false, "profile": [{"capacity": [{"minimum": 2}]}]}})
	[group.count | some group in _found([set_, off])] == [1]
}

test_scale_sets_of_every_type if {
	sizes := {
		"azurerm_linux_virtual_machine_scale_set": {"instances": 2, "sku": "Standard_D4s_v5"},
		"azurerm_windows_virtual_machine_scale_set": {"instances": 2, "sku": "Standard_D4s_v5"},
		"azurerm_orchestrated_virtual_machine_scale_set": {"instances": 2, "sku_name": "Standard_D4s_v5"},
		"azurerm_virtual_machine_scale_set": {"sku": [{"name": "Standard_D4s_v5", "capacity": 2}]},
	}
	every type, values in sizes {
		[group] := _found([_made(type, object.union({"zones": ["1", "2"]}, values))])
		[group.count, group.cpu, group.memory, group.unknown] == [2, 4, 17179869184, {}]
	}
}

test_a_scale_set_of_which_little_is_known if {
	set_ := build.over(_made("azurerm_virtual_machine_scale_set", {}), {"unknown": {"sku": true}})
	[group] := _found([set_])
	group.unknown == {
		"by_data_centre": _not_said(set_), "count": "azurerm_virtual_machine_scale_set.main: sku.0.capacity is known only after apply",
		"size": "azurerm_virtual_machine_scale_set.main: its machine type is not known",
	}
}

_cluster(pool) := _made("azurerm_kubernetes_cluster", {"default_node_pool": [pool]})

test_the_pool_that_a_cluster_is_made_with if {
	cluster := _cluster({"zones": ["1", "2", "3"], "node_count": 3, "vm_size": "Standard_D4s_v5"})
	_found([cluster]) == [_group(cluster, {
		"kind": "cluster nodes", "smallest_user_pool": null, "scales": _not_scaled, "cluster": build.id(cluster), "count": 3, "by_data_centre": {"westeurope-1": 1, "westeurope-2": 1, "westeurope-3": 1},
		"zones": ["westeurope-1", "westeurope-2", "westeurope-3"],
	})]
}

test_a_pool_that_is_scaled_and_one_of_an_old_provider if {
	cluster := _cluster({"vm_size": "Standard_D4s_v5"})
	pool := build.referring(_made("azurerm_kubernetes_cluster_node_pool", {"enable_auto_scaling": true, "min_count": 2, "availability_zones": ["1"], "vm_size": "Standard_D4s_v5"}), {"kubernetes_cluster_id": [cluster]})
	_found([cluster, pool]) == [
		_group(cluster, {"kind": "cluster nodes", "smallest_user_pool": null, "scales": _not_scaled, "cluster": build.id(cluster), "count": 1, "by_data_centre": {}, "zones": [], "unknown": {"by_data_centre": _not_said(cluster)}}),
		_group(pool, {"kind": "cluster nodes", "smallest_user_pool": 2, "scales": lib.holds("enable_auto_scaling is true"), "cluster": build.id(cluster), "count": 2, "by_data_centre": {"westeurope-1": 2}, "zones": ["westeurope-1"]}),
	]
}

test_zones_and_numbers_that_are_not_known if {
	pool := build.over(_made("azurerm_kubernetes_cluster_node_pool", {"vm_size": "Standard_D4s_v5"}), {"withheld": {"zones": true, "node_count": true}})
	_found([pool]) == [_group(pool, {
		"kind": "cluster nodes", "smallest_user_pool": null, "count": null, "by_data_centre": {},
		"scales": lib.fails("auto_scaling_enabled is not set", "auto_scaling_enabled", "Set `auto_scaling_enabled = true` with `min_count` and `max_count`."),
		"unknown": {
			"by_data_centre": "azurerm_kubernetes_cluster_node_pool.main: zones is marked sensitive",
			"count": "azurerm_kubernetes_cluster_node_pool.main: node_count is marked sensitive",
		},
	})]
}

test_nodes_of_an_availability_set_are_in_one_data_centre if {
	[group] := _found([_cluster({"type": "AvailabilitySet", "zones": ["1", "2"], "node_count": 3, "vm_size": "Standard_D4s_v5"})])
	[group.zones, group.by_data_centre] == [[], {}]
	group.unknown.by_data_centre == "azurerm_kubernetes_cluster.main: its nodes are an availability set, which is in one data centre that Azure chooses"
}
