# METADATA
# title: Scale sets that are no nodes of a cluster
# description: |
#   A scale set spreads its machines over the zones that it is given, and stands in one data centre where it is given none. It replaces a machine that a
#   probe or the health extension finds broken only with `automatic_instance_repair`.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-instance-repairs
#     description: Automatic instance repairs
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-virtual-machine-scale-sets
#     description: Reliability of scale sets
package resilience.model.compute.adapters.azure_scale_sets

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.node_groups

# METADATA
# description: Records of the scale sets in the input.
found := [record |
	some type in _types
	some set_ in azure.made[type]
	not clusters.node_group_ids[set_.id]
	group := node_groups.by_id[set_.id]
	record := components.record(set_, "scale set", {
		"data_centres": sort(object.keys(group.by_data_centre)), "count": group.count, "by_data_centre": group.by_data_centre,
		"survives_node": compute.node_verdict(group, "Run two machines or more."),
		"survives_data_centre": _spread(set_, group),
		"replaced": _replaced(set_, type), "checked": _checked(set_, type),
	})
]

_types := [
	"azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set",
	"azurerm_orchestrated_virtual_machine_scale_set", "azurerm_virtual_machine_scale_set",
]

_mend := "Set `zones = [\"1\", \"2\", \"3\"]`, and run as many machines."

# What the verdict of any group can't tell: that no zone is set is an answer.
_spread(set_, group) := lib.fails("zones is not set", "zones", _mend) if {
	lib.at(set_, ["zones"], []) == []
	not lib.is_hidden(set_, ["zones"])
	group.count != 0
	count(group.by_data_centre) == 0
} else := lib.with_mend(compute.data_centre_verdict(group, _mend), _mend)

# The old resource knows no repairs.
_replaced(_, "azurerm_virtual_machine_scale_set") := null

_replaced(set_, type) := lib.all_of([
	lib.with_mend(
		lib.flag(set_, ["automatic_instance_repair", 0, "enabled"], false),
		"Write `automatic_instance_repair { enabled = true }`, with a `health_probe_id` or the extension for application health.",
	),
	_in_another_zone(set_),
]) if {
	type != "azurerm_virtual_machine_scale_set"
}

# With strict balance nothing is added anywhere while one zone has no room.
_in_another_zone(set_) := lib.with_mend(
	lib.with_why(lib.flag_off(set_, ["zone_balance"], false), "zone_balance is true, so that it adds no machine while one of its zones has no room"),
	"Leave `zone_balance` out: the zones are balanced as far as they can be.",
)

# Only where it is behind a load balancer, or would repair what is broken, is there anybody to ask.
_checked(set_, type) := lib.any_of([
	lib.linked(set_, "health_probe_id", "Set `health_probe_id`, or add the extension for application health."),
	_extended(set_),
]) if {
	type != "azurerm_orchestrated_virtual_machine_scale_set"
	_is_asked(set_)
} else := null

_is_asked(set_) if lib.at(set_, ["automatic_instance_repair", 0, "enabled"], false) == true

_is_asked(set_) if {
	some attribute in ["network_interface", "network_profile"]
	lib.refs(set_, attribute) != set()
	some path, _ in set_.references
	regex.match(`backend_address_pool_ids`, path)
}

_extended(set_) := lib.holds("it has the extension for application health") if {
	some extension in lib.at(set_, ["extension"], [])
	startswith(lower(extension.type), "applicationhealth")
} else := lib.fails("nothing checks the application", "health_probe_id", "Set `health_probe_id`, or add the extension for application health.")
