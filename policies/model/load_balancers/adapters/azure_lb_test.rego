package resilience.load_balancers_azure_lb_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.azure_lb
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_lb.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_standard := lib.holds("sku is Standard")

test_a_front_end_inside_a_network if {
	zoned := _made("azurerm_lb", {"sku": "Standard", "frontend_ip_configuration": [{"subnet_id": "x", "zones": ["1", "2"]}]})
	_found([zoned]) == [build.component(zoned, "load balancer", {
		"data_centres": ["westeurope-1", "westeurope-2"], "survives_data_centre": lib.holds("it is in westeurope-1 and westeurope-2"), "vouched_for": _standard,
	})]
	bare := _made("azurerm_lb", {"sku": "Standard", "frontend_ip_configuration": [{"subnet_id": "x"}]})
	[record] := _found([bare])
	record.survives_data_centre == lib.fails("frontend_ip_configuration.zones is not set", "frontend_ip_configuration.0.zones", "Set `zones = [\"1\", \"2\", \"3\"]` in `frontend_ip_configuration`.")
}

_front_of(version, front) := [record.survives_data_centre.holds, record.survives_data_centre.why, record.survives_data_centre.attribute] if {
	balancer := _made("azurerm_lb", {"sku": "Standard", "frontend_ip_configuration": [object.union({"subnet_id": "x"}, front)]})
	[record] := azure_lb.found with input as object.union(build.document([balancer], {}), {"providers": {"plan.json": {"azurerm": {"least": version, "most": version}}}})
}

test_a_front_end_of_version_2_is_in_all_zones_unless_it_names_one if {
	_front_of(2, {}) == [true, "it spreads over the zones in a region with availability zones", null]
	_front_of(2, {"availability_zone": "Zone-Redundant"})[0] == true
	_front_of(2, {"availability_zone": "2"}) == [false, "it is in westeurope-2 only", "frontend_ip_configuration.0.availability_zone"]
	_front_of(2, {"availability_zone": "No-Zone"}) == [false, "it is in a zone that Azure chooses", "frontend_ip_configuration.0.availability_zone"]
	_front_of(2, {"zones": ["1"]}) == [false, "it is in westeurope-1 only", "frontend_ip_configuration.0.zones"]
	_front_of(3, {}) == [false, "frontend_ip_configuration.zones is not set", "frontend_ip_configuration.0.zones"]
}

test_an_address_of_version_2_in_one_zone if {
	address := _made("azurerm_public_ip", {"sku": "Standard", "availability_zone": "3"})
	[record] := _found([_public(address), address])
	record.survives_data_centre == lib.fails("it is in westeurope-3 only", null, "Leave `availability_zone` out.")
}

_address(zones) := _made("azurerm_public_ip", {"sku": "Standard", "zones": zones})

_public(address) := build.referring(
	_made("azurerm_lb", {"sku": "Standard", "frontend_ip_configuration": [{"name": "public"}]}),
	{"frontend_ip_configuration.0.public_ip_address_id": [address]},
)

test_a_public_front_end_is_where_its_address_is if {
	balancer := _public(_address(["3"]))
	_found([balancer, _address(["3"])]) == [build.component(balancer, "load balancer", {
		"data_centres": ["westeurope-3"], "vouched_for": _standard, "related": ["plan.json#azurerm_public_ip.main"],
		"survives_data_centre": lib.fails("it is in westeurope-3 only", null, "Set `zones = [\"1\", \"2\", \"3\"]`."),
	})]
	[spread] := _found([_public(_address([])), _address([])])
	spread.survives_data_centre.holds == true
}

test_an_address_out_of_sight if {
	[record] := _found([_made("azurerm_lb", {"sku": "Standard", "frontend_ip_configuration": [{"public_ip_address_id": "/subscriptions/x"}]})])
	record.unknown.survives_data_centre == "azurerm_lb.main: its public address is not in sight"
	[bare] := _found([_made("azurerm_lb", {"sku": "Standard"})])
	bare.unknown.survives_data_centre == "azurerm_lb.main: its front ends are not known"
}

test_a_front_end_of_a_subnet_has_no_public_address if {
	open := build.over(
		_made("azurerm_lb", {"sku": "Standard", "frontend_ip_configuration": [{"zones": ["1", "2"]}]}),
		{"unknown": {"frontend_ip_configuration": [{"public_ip_address_id": true, "subnet_id": true}]}},
	)
	[unseen] := _found([open])
	unseen.survives_data_centre.holds == null
	[inside] := _found([build.referring(open, {"frontend_ip_configuration.0.subnet_id": ["plan.json#azurerm_subnet.main"]})])
	inside.survives_data_centre == lib.holds("it is in westeurope-1 and westeurope-2")
}

test_the_basic_tier if {
	[record] := _found([_made("azurerm_lb", {"sku": "Basic"})])
	record.survives_data_centre == lib.fails("sku is Basic", "sku", "Set `sku = \"Standard\"`.")
	record.vouched_for == lib.fails("the Basic tier has no service level", "sku", "Set `sku = \"Standard\"`.")
}

test_one_that_spans_regions_is_an_entry if _found([_made("azurerm_lb", {"sku": "Standard", "sku_tier": "Global"})]) == []

test_machines_behind_it_and_rules_that_probe_them if {
	balancer := _made("azurerm_lb", {"sku": "Standard"})
	pool := build.referring(_made("azurerm_lb_backend_address_pool", {}), {"loadbalancer_id": [balancer]})
	interface := _made("azurerm_network_interface", {})
	association := build.referring(_made("azurerm_network_interface_backend_address_pool_association", {}), {"network_interface_id": [interface], "backend_address_pool_id": [pool]})
	machine := build.referring(_made("azurerm_linux_virtual_machine", {}), {"network_interface_ids.0": [interface]})
	set_ := build.referring(_made("azurerm_linux_virtual_machine_scale_set", {}), {"network_interface.0.ip_configuration.0.load_balancer_backend_address_pool_ids.0": [pool]})
	rule := build.referring(_made("azurerm_lb_rule", {"probe_id": "x"}), {"loadbalancer_id": [balancer]})
	blind := build.over(rule, {"address": "azurerm_lb_rule.blind", "values": {"probe_id": null}})
	[record] := _found([balancer, pool, interface, association, machine, set_, rule])
	record.needs == [build.id(machine), build.id(set_)]
	record.related == [build.id(pool), build.id(rule)]
	record.checked == lib.holds("probe_id is set")
	[other] := _found([balancer, rule, blind])
	other.checked == lib.fails("probe_id is not set", "probe_id", null)
}

_behind(names) := [resource |
	some name in names
	interface := build.terraform("azurerm_network_interface", name, {})
	machine := build.referring(build.terraform("azurerm_linux_virtual_machine", name, {}), {"network_interface_ids": [interface]})
	association := build.referring(build.terraform("azurerm_network_interface_backend_address_pool_association", name, {}), {
		"network_interface_id": [interface], "backend_address_pool_id": ["plan.json#azurerm_lb_backend_address_pool.main"],
	})
	some resource in [interface, machine, association]
]

test_how_many_machines_it_leads_to if {
	balancer := _made("azurerm_lb", {"sku": "Standard"})
	pool := build.referring(_made("azurerm_lb_backend_address_pool", {}), {"loadbalancer_id": [balancer]})
	[[record.survives_node] |
		some names in [[], ["a"], ["a", "b"]]
		[record] := _found(array.concat([balancer, pool], _behind(names)))
	] == [
		[null],
		[lib.fails("all that it leads to is azurerm_linux_virtual_machine.a", null, "Put a second machine into its pool, or a scale set.")],
		[lib.holds("it leads to several machines")],
	]
}

_checked(probe_values, port) := record.checked if {
	balancer := _made("azurerm_lb", {"sku": "Standard"})
	probe := _made("azurerm_lb_probe", probe_values)
	rule := build.referring(_made("azurerm_lb_rule", {"backend_port": port, "probe_id": "x"}), {"loadbalancer_id": [balancer], "probe_id": [probe]})
	[record] := _found([balancer, probe, rule])
}

test_what_a_probe_asks_of_a_web_server if {
	_checked({"protocol": "Tcp"}, 443) == lib.fails(
		"a web server is asked only whether its port is open", null,
		"Set `protocol = \"Http\"` or `\"Https\"` of the `azurerm_lb_probe`, with a `request_path`.",
	)
	_checked({}, 80).holds == false
	_checked({"protocol": "Https"}, 443).holds == true
	_checked({"protocol": "Tcp"}, 5432).holds == true
}

test_scale_sets_of_every_provider_version if {
	pool := _made("azurerm_lb_backend_address_pool", {})
	every attribute in ["network_interface.0.ip_configuration.0.load_balancer_backend_address_pool_ids.0", "network_profile.0.ip_configuration.0.load_balancer_backend_address_pool_ids.0"] {
		set_ := build.referring(_made("azurerm_linux_virtual_machine_scale_set", {}), {attribute: [pool]})
		document := build.document([pool, set_], {})
		azure_lb.behind_pool(document.terraform.azurerm_lb_backend_address_pool[0]) == {build.id(set_)} with input as document
	}
}
