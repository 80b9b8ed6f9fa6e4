# METADATA
# title: Application Gateway and API Management
# description: |
#   A gateway is where its zones are. Azure vouches for an Application Gateway of two instances or more, or one that scales; the Developer tier of API
#   Management has one machine and no service level, and only the Premium tier spreads over zones and regions.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-application-gateway-v2
#     description: Reliability of Application Gateway
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-api-management
#     description: Reliability of API Management
package resilience.model.load_balancers.adapters.azure_gateways

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the gateways in the input.
found := array.concat(_gateways, _managements)

_gateways := [record |
	some gateway in azure.made.azurerm_application_gateway
	record := components.record(gateway, "application gateway", {
		"data_centres": azure.zones(gateway, ["zones"]).data_centres,
		"survives_node": _two(gateway),
		"survives_data_centre": azure.in_two_zones(gateway, ["zones"], "Set `zones = [\"1\", \"2\", \"3\"]`, with a `sku` of version 2 (`Standard_v2`, `WAF_v2`)."),
		"scales": _scales(gateway), "drained": _drained(gateway),
		"needs": sort(_behind(gateway)),
		"related": sort(lib.refs(gateway, "frontend_ip_configuration")),
	})
]

_two(gateway) := lib.at_least(gateway, ["autoscale_configuration", 0, "min_capacity"], null, 2) if {
	_is_scaled(gateway)
} else := lib.at_least(gateway, ["sku", 0, "capacity"], null, 2)

_is_scaled(gateway) if count(lib.at(gateway, ["autoscale_configuration"], [])) > 0

# From one instance it takes minutes to grow, with which a burst is over.
_scales(gateway) := lib.at_least(gateway, ["autoscale_configuration", 0, "min_capacity"], null, 2) if {
	_is_scaled(gateway)
} else := lib.given(gateway, ["autoscale_configuration"], "Write `autoscale_configuration { min_capacity = 2 }` in place of `capacity`.")

# Of each set of back ends, whether what is being answered may end before one of them goes.
_drained(gateway) := lib.all_of(verdicts) if {
	verdicts := [lib.with_mend(
		lib.with_why(lib.flag(gateway, ["backend_http_settings", i, "connection_draining", 0, "enabled"], false), "connection_draining is not enabled"),
		"Write `connection_draining { enabled = true, drain_timeout_sec = 60 }` in each `backend_http_settings`.",
	) |
		some i, _ in lib.at(gateway, ["backend_http_settings"], [])
	]
	count(verdicts) > 0
} else := null

_behind(gateway) := (_machines(gateway) | _scale_sets(gateway)) | lib.refs(gateway, "backend_address_pool")

_machines(gateway) := {machine |
	some association_id in lib.referrers(gateway, "backend_address_pool_id")
	some interface in lib.refs(_associations[association_id], "network_interface_id")
	some machine in lib.referrers(_interfaces[interface], "network_interface_ids")
}

_scale_sets(gateway) := {id |
	some attribute in [
		"network_interface.ip_configuration.application_gateway_backend_address_pool_ids",
		"network_profile.ip_configuration.application_gateway_backend_address_pool_ids",
	]
	some id in lib.referrers(gateway, attribute)
}

_associations := {association.id: association | some association in input.terraform.azurerm_network_interface_application_gateway_backend_address_pool_association}

_interfaces := {interface.id: interface | some interface in input.terraform.azurerm_network_interface}

_managements := [record |
	some management in input.terraform.azurerm_api_management
	record := components.record(management, "API gateway", object.union(
		{"vouched_for": _vouched_for(management)},
		_members(management),
	))
]

# The Consumption tier has no machines of one's own.
_members(management) := {} if {
	startswith(lower(lib.text(management, ["sku_name"])), "consumption")
} else := {
	"data_centres": azure.zones(management, ["zones"]).data_centres,
	"survives_data_centre": azure.in_two_zones(management, ["zones"], "Set `zones = [\"1\", \"2\", \"3\"]`, with `sku_name = \"Premium_3\"`."),
	"survives_region": _elsewhere(management),
}

_elsewhere(management) := lib.holds("it has a gateway in another region") if {
	some place in lib.at(management, ["additional_location"], [])
	object.get(place, "gateway_disabled", false) != true
} else := null

_vouched_for(management) := lib.undecided_at(management, ["sku_name"]) if {
	lib.is_hidden(management, ["sku_name"])
} else := lib.fails("the Developer tier has no service level", "sku_name", "Set `sku_name = \"Basic_1\"` or a higher one.") if {
	startswith(lower(lib.text(management, ["sku_name"])), "developer")
} else := lib.holds("its tier has a service level")
