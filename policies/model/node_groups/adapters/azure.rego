# METADATA
# title: Azure machines, scale sets and node pools of AKS
# description: |
#   A machine stands in the zone that it is given. Where it is given none Azure chooses one, and need not choose different ones for two machines: those
#   of an availability set share a data centre for certain. A scale set and a node pool spread over the zones that they are given; the
#   autoscaler keeps the least number.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/availability-zones-overview
#     description: Zonal, zone-redundant and regional resources
#   - ref: https://learn.microsoft.com/azure/aks/availability-zones
#     description: Availability zones in AKS
package resilience.model.node_groups.adapters.azure

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.locations
import data.resilience.model.node_groups

# METADATA
# description: Node group records of the Azure resources in the input.
found := array.concat(array.concat(_machines, _scale_sets), array.concat(_default_pools, _pools))

_machines := [group |
	some type, paths in _machine_types
	some machine in azure.made[type]
	place := _place(machine, paths.zone)
	size := node_groups.size(machine, paths.size)
	group := {
		"id": machine.id, "name": machine.address, "kind": "machine", "region": node_groups.region(machine), "cluster": null,
		"count": 1, "by_data_centre": {name: 1 | some name in place.data_centres},
		"cpu": size.cpu, "memory": size.memory, "placed": _placed(machine, paths.zone),
		"vouched_for": lib.all_of([_of_a_size(machine, paths.size), _on_disks(machine)]),
		"unknown": object.union(node_groups.unknown_place(place), size.unknown),
	}
]

_machine_types := {
	"azurerm_linux_virtual_machine": {"zone": ["zone"], "size": ["size"]},
	"azurerm_windows_virtual_machine": {"zone": ["zone"], "size": ["size"]},
	"azurerm_virtual_machine": {"zone": ["zones"], "size": ["vm_size"]},
}

# A machine that a scale set takes in is placed by that. What is known only later was chosen too: the provider fills in no zone.
_placed(machine, path) := lib.holds("it is declared where it is") if {
	locations.declared(machine.address)
} else := lib.holds("its scale set places it") if {
	lib.named(machine, "virtual_machine_scale_set_id") != null
} else := lib.holds($"{machine.region.name} has no availability zones") if {
	azure.without_zones[machine.region.name]
} else := lib.holds($"{path[0]} is set") if {
	lib.unknown_at(machine, path)
} else := lib.holds($"{path[0]} is set") if {
	count(azure.zones(machine, path).data_centres) > 0
} else := lib.fails(_chosen(machine), path[0], _mend[path[0]])

# Sizes of the Basic tier are behind no load balancer and have no service level.
_of_a_size(machine, path) := lib.fails("sizes of the Basic tier have no service level", lib.dotted(path), "Choose a size of the Standard tier.") if {
	startswith(lower(lib.text(machine, path)), "basic_")
} else := lib.holds("its size has a service level")

# Azure vouches for one machine by the worst of its disks. One whose disks lie in a storage account has none, and fails with that.
# https://www.microsoft.com/licensing/docs/view/Service-Level-Agreements-SLA-for-Online-Services
_on_disks(machine) := lib.fails("its disk is not managed, and fails with the storage account that it lies in", "storage_os_disk.0.vhd_uri", "Use managed disks: `storage_os_disk { managed_disk_type = \"Premium_LRS\" }`.") if {
	lib.text(machine, ["storage_os_disk", 0, "vhd_uri"]) != ""
} else := lib.fails("a machine with a standard disk has a service level of 95 %", lib.dotted(paths[0]), "Use a `Premium_LRS` disk, or `StandardSSD_LRS`.") if {
	paths := [path |
		some path in [["os_disk", 0, "storage_account_type"], ["storage_os_disk", 0, "managed_disk_type"]]
		lower(lib.text(machine, path)) == "standard_lrs"
	]
	count(paths) > 0
} else := lib.holds("its disks have a service level")

_mend := {"zone": "Set `zone = \"1\"`, and `\"2\"` for the next.", "zones": "Set `zones = [\"1\"]`, and `[\"2\"]` for the next."}

_chosen(machine) := "it is in an availability set, all of which is in one data centre that Azure chooses" if {
	lib.named(machine, "availability_set_id") != null
} else := "no zone is set, so that Azure chooses it"

_place(resource, path) := {"data_centres": [name], "unknown": []} if {
	name := locations.declared(resource.address)
} else := place if {
	place := azure.zones(resource, path)
	count(place.data_centres) + count(place.unknown) > 0
} else := {"data_centres": [], "unknown": [$"{resource.address}: no zone is set, so that Azure chooses its data centre"]}

_scale_sets := [group |
	some type, paths in _scale_set_types
	some set_ in azure.made[type]
	n := _scaled(set_, paths.count)
	place := _place(set_, ["zones"])
	size := node_groups.size(set_, paths.size)
	group := {
		"id": set_.id, "name": set_.address, "kind": "group", "region": node_groups.region(set_), "cluster": null,
		"count": n, "by_data_centre": _spread(n, place.data_centres),
		"cpu": size.cpu, "memory": size.memory,
		"unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), _unknown_count(set_, paths.count, n)),
	}
]

_scale_set_types := {
	"azurerm_linux_virtual_machine_scale_set": {"count": ["instances"], "size": ["sku"]},
	"azurerm_windows_virtual_machine_scale_set": {"count": ["instances"], "size": ["sku"]},
	"azurerm_orchestrated_virtual_machine_scale_set": {"count": ["instances"], "size": ["sku_name"]},
	"azurerm_virtual_machine_scale_set": {"count": ["sku", 0, "capacity"], "size": ["sku", 0, "name"]},
}

# The least that its autoscaler keeps, else what it says.
_scaled(set_, _) := min(least) if {
	least := {n |
		some id in lib.referrers(set_, "target_resource_id")
		setting := _settings[id]
		lib.at(setting, ["enabled"], true) != false
		some profile in lib.at(setting, ["profile"], [])
		n := profile.capacity[0].minimum
		lib.is_count(n)
	}
	count(least) > 0
} else := n if {
	n := lib.at(set_, ["sku", 0, "capacity"], lib.at(set_, ["instances"], null))
	lib.is_count(n)
} else := null

_settings := {setting.id: setting | some setting in input.terraform.azurerm_monitor_autoscale_setting}

_unknown_count(set_, path, null) := {"count": lib.why_unknown(set_, path)}

_unknown_count(_, _, n) := {} if n != null

_spread(n, zones) := lib.spread_evenly(n, zones) if {
	n != null
	count(zones) > 0
} else := {}

# The pool that a cluster is made with goes by the cluster's id.
_default_pools := [_pool(cluster, cluster.id, ["default_node_pool", 0]) | some cluster in azure.made.azurerm_kubernetes_cluster]

_pools := [_pool(pool, _cluster_of(pool), []) | some pool in input.terraform.azurerm_kubernetes_cluster_node_pool]

_cluster_of(pool) := [id | some id in sort(lib.refs(pool, "kubernetes_cluster_id"))][0] if {
	lib.refs(pool, "kubernetes_cluster_id") != set()
} else := null

# The zones that it is told, unless they are not known yet.
_pool(resource, cluster, below) := object.union(_pool_record(resource, cluster, below), _told(written)) if {
	written := _written(resource, below)
}

_told(place) := {"zones": place.data_centres} if count(place.unknown) == 0

_told(place) := {} if count(place.unknown) > 0

_pool_record(resource, cluster, below) := {
	"scales": _scales(resource, below), "smallest_user_pool": _smallest(resource, below),
	"id": resource.id, "name": resource.address, "kind": "cluster nodes", "region": node_groups.region(resource), "cluster": cluster,
	"count": n, "by_data_centre": _spread(n, place.data_centres),
	"cpu": size.cpu, "memory": size.memory, "unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), _unknown_count(resource, array.concat(below, ["node_count"]), n)),
} if {
	n := _nodes(resource, below)
	place := _pool_place(resource, below)
	size := node_groups.size(resource, array.concat(below, ["vm_size"]))
}

# The least number that the autoscaler keeps, else what is said, one by default.
_nodes(resource, below) := _known(lib.at(resource, array.concat(below, ["min_count"]), null)) if {
	some attribute in ["auto_scaling_enabled", "enable_auto_scaling"]
	lib.at(resource, array.concat(below, [attribute]), false) == true
} else := null if {
	lib.is_hidden(resource, array.concat(below, ["node_count"]))
} else := _known(lib.at(resource, array.concat(below, ["node_count"]), 1))

# Pods are sent to a pool of their own because they must be there; system pods have the system pools.
_smallest(resource, []) := _nodes(resource, []) if {
	lower(lib.text(resource, ["mode"])) in {"", "user"}
	lower(lib.text(resource, ["priority"])) != "spot"
} else := null

_smallest(resource, below) := lib.at(resource, array.concat(below, ["smallest_user_pool"]), null) if count(below) > 0

# A pool that is as large as it is leaves no room for what is lost elsewhere.
_scales(resource, below) := lib.with_mend(
	lib.any_of([lib.flag(resource, array.concat(below, [attribute]), false) | some attribute in ["auto_scaling_enabled", "enable_auto_scaling"]]),
	"Set `auto_scaling_enabled = true` with `min_count` and `max_count`.",
)

_known(n) := n if {
	lib.is_count(n)
} else := null

_written(resource, below) := {"data_centres": [], "unknown": []} if {
	lower(lib.text(resource, array.concat(below, ["type"]))) == "availabilityset"
} else := azure.zones(resource, array.concat(below, ["availability_zones"])) if {
	count(lib.at(resource, array.concat(below, ["availability_zones"]), [])) > 0
} else := azure.zones(resource, array.concat(below, ["zones"]))

# Machines of an availability set are in one data centre, whatever zones are written.
_pool_place(resource, below) := {"data_centres": [], "unknown": [$"{resource.address}: its nodes are an availability set, which is in one data centre that Azure chooses"]} if {
	lower(lib.text(resource, array.concat(below, ["type"]))) == "availabilityset"
} else := place if {
	place := _written(resource, below)
	count(place.data_centres) + count(place.unknown) > 0
} else := _place(resource, array.concat(below, ["zones"]))
