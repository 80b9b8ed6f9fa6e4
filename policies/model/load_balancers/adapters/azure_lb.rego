# METADATA
# title: Load balancers of Azure
# description: |
#   A front end of the Standard tier is where its zones are; a public one where its address is, which spreads over the zones by itself unless it is given
#   one. The Basic tier, which Azure has retired, knows no zones and has no service level. A rule without a probe sends traffic to whatever is there.
#   One of the global tier is an entry.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-load-balancer
#     description: Reliability of Azure Load Balancer
package resilience.model.load_balancers.adapters.azure_lb

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the load balancers in the input.
found := [record |
	some balancer in input.terraform.azurerm_lb
	lower(lib.text(balancer, ["sku_tier"])) != "global"
	tier := azure.standard_tier(balancer, ["sku"])
	record := components.record(balancer, "load balancer", {
		"data_centres": sort({name | some name in _places(balancer)}),
		"survives_data_centre": _over_zones(balancer, tier),
		"vouched_for": lib.with_why(tier, "the Basic tier has no service level"),
		"checked": _checked(balancer), "survives_node": _two(balancer),
		"needs": sort(_behind(balancer)),
		"related": sort({id | some id in lib.referrers(balancer, "loadbalancer_id")} | lib.refs(balancer, "frontend_ip_configuration")),
	})
]

_over_zones(_, tier) := tier if not tier.holds == true

_over_zones(balancer, tier) := lib.any_of([_front(balancer, i) | some i, _ in lib.at(balancer, ["frontend_ip_configuration"], [])]) if {
	tier.holds == true
	count(lib.at(balancer, ["frontend_ip_configuration"], [])) > 0
}

_over_zones(balancer, tier) := lib.undecided($"{balancer.address}: its front ends are not known") if {
	tier.holds == true
	count(lib.at(balancer, ["frontend_ip_configuration"], [])) == 0
}

# A public front end is where its address is, in which the attribute stands then.
_front(balancer, i) := object.union(azure.address_verdict(addresses[0]), {"attribute": null}) if {
	addresses := [_addresses[id] | some id in sort(lib.refs(balancer, $"frontend_ip_configuration.{i}.public_ip_address_id")); _addresses[id]]
	count(addresses) > 0
} else := lib.undecided($"{balancer.address}: its public address is not in sight") if {
	_is_public(balancer, i)
} else := lib.fails($"it is in {azure.named(balancer, zone)} only", lib.dotted(_zone_at(i)), _all_zones) if {
	zone := azure.one_zone(balancer, ["frontend_ip_configuration", i])
} else := lib.fails("it is in a zone that Azure chooses", lib.dotted(_zone_at(i)), _all_zones) if {
	lower(lib.text(balancer, _zone_at(i))) == "no-zone"
} else := azure.by_itself(balancer, "it spreads over the zones") if {
	_spreads_by_itself(balancer, i)
} else := azure.in_two_zones(balancer, ["frontend_ip_configuration", i, "zones"], "Set `zones = [\"1\", \"2\", \"3\"]` in `frontend_ip_configuration`.")

_zone_at(i) := ["frontend_ip_configuration", i, "availability_zone"]

_all_zones := "Set `availability_zone = \"Zone-Redundant\"` in `frontend_ip_configuration`."

# Up to version 2 of the provider a front end that names no zone is in all of them.
_spreads_by_itself(balancer, i) if {
	lib.most_provider_major(balancer, "azurerm") <= 2
	azure.zones(balancer, ["frontend_ip_configuration", i, "zones"]) == {"data_centres": [], "unknown": []}
}

_is_public(balancer, i) if lib.text(balancer, ["frontend_ip_configuration", i, "public_ip_address_id"]) != ""

_is_public(balancer, i) if {
	lib.unknown_at(balancer, ["frontend_ip_configuration", i, "public_ip_address_id"])
	not _is_inside(balancer, i)
}

# The provider computes the address of a front end that names a subnet in its place, so that it is not known before.
_is_inside(balancer, i) if lib.text(balancer, ["frontend_ip_configuration", i, "subnet_id"]) != ""

_is_inside(balancer, i) if {
	lib.refs(balancer, $"frontend_ip_configuration.{i}.subnet_id") != set()
	lib.refs(balancer, $"frontend_ip_configuration.{i}.public_ip_address_id") == set()
}

_addresses := {address.id: address | some address in input.terraform.azurerm_public_ip}

_places(balancer) := [name |
	some i, _ in lib.at(balancer, ["frontend_ip_configuration"], [])
	some name in array.concat(
		azure.zones(balancer, ["frontend_ip_configuration", i, "zones"]).data_centres,
		[name |
			some id in lib.refs(balancer, $"frontend_ip_configuration.{i}.public_ip_address_id")
			some name in azure.zones(_addresses[id], ["zones"]).data_centres
		],
	)
]

_checked(balancer) := lib.all_of([_probed(rule) | some rule in rules]) if {
	rules := [_rules[id] | some id in sort(lib.referrers(balancer, "loadbalancer_id")); _rules[id]]
	count(rules) > 0
} else := null

# Of scale sets their own record says how many machines there are.
_two(balancer) := lib.holds("it leads to several machines") if {
	count(_behind(balancer)) > 1
} else := lib.fails($"all that it leads to is {lib.short(machine)}", null, "Put a second machine into its pool, or a scale set.") if {
	[machine] := [id | some id in _behind(balancer); _machines[id]]
} else := null

_machines := {machine.id: true |
	some type in ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_virtual_machine"]
	some machine in azure.made[type]
}

# A web server whose application hangs still takes connections.
_probed(rule) := lib.fails("a web server is asked only whether its port is open", null, "Set `protocol = \"Http\"` or `\"Https\"` of the `azurerm_lb_probe`, with a `request_path`.") if {
	lib.at(rule, ["backend_port"], 0) in {80, 443, 8080}
	probes := [_probes[id] | some id in sort(lib.refs(rule, "probe_id")); _probes[id]]
	count(probes) > 0
	every probe in probes { lower(lib.text(probe, ["protocol"])) in {"", "tcp"} }
} else := lib.linked(rule, "probe_id", null)

_probes := {probe.id: probe | some probe in input.terraform.azurerm_lb_probe}

_rules := {rule.id: rule | some rule in input.terraform.azurerm_lb_rule}

_behind(balancer) := {id |
	some pool_id in lib.referrers(balancer, "loadbalancer_id")
	some id in behind_pool(_pools[pool_id])
}

_pools := {pool.id: pool | some pool in input.terraform.azurerm_lb_backend_address_pool}

# METADATA
# description: Ids of the machines and scale sets that a pool of a load balancer leads to.
behind_pool(pool) := {machine |
	some association_id in lib.referrers(pool, "backend_address_pool_id")
	some interface in lib.refs(_associations[association_id], "network_interface_id")
	some machine in lib.referrers(_interfaces[interface], "network_interface_ids")
} | {id |
	some attribute in ["network_interface.ip_configuration.load_balancer_backend_address_pool_ids", "network_profile.ip_configuration.load_balancer_backend_address_pool_ids"]
	some id in lib.referrers(pool, attribute)
}

_associations := {association.id: association | some association in input.terraform.azurerm_network_interface_backend_address_pool_association}

_interfaces := {interface.id: interface | some interface in input.terraform.azurerm_network_interface}
