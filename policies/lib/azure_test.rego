package resilience.azure_test

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.testing as build

_in(region, values) := build.terraform("azurerm_redis_cache", "main", {"region": region, "values": values}).envelope

_here(values) := _in({"name": "westeurope"}, values)

test_a_location_however_it_is_written if azure.location("West Europe") == azure.location("westeurope")

test_zones_of_a_list if azure.zones(_here({"zones": ["2", "1"]}), ["zones"]) == {"data_centres": ["westeurope-1", "westeurope-2"], "unknown": []}

test_one_zone if azure.zones(_here({"zone": "3"}), ["zone"]) == {"data_centres": ["westeurope-3"], "unknown": []}

test_no_zone if azure.zones(_here({}), ["zones"]) == {"data_centres": [], "unknown": []}

test_a_zone_of_an_unknown_region if azure.zones(_in({"unknown": "x"}, {"zone": "1"}), ["zone"]) == {"data_centres": ["zone 1"], "unknown": []}

test_zones_that_are_not_known if {
	hidden := object.union(_here({}), {"withheld": {"zones": true}})
	azure.zones(hidden, ["zones"]) == {"data_centres": [], "unknown": ["azurerm_redis_cache.main: zones is marked sensitive"]}
	azure.in_two_zones(hidden, ["zones"], "x") == lib.undecided_at(hidden, ["zones"])
}

test_two_zones_or_fewer if {
	azure.in_two_zones(_here({"zones": ["1", "2"]}), ["zones"], "x") == lib.holds("it is in westeurope-1 and westeurope-2")
	azure.in_two_zones(_here({"zones": ["1"]}), ["zones"], "x") == lib.fails("it is in westeurope-1 only", "zones", "x")
	azure.in_two_zones(_here({}), ["zones"], "x") == lib.fails("zones is not set", "zones", "x")
}

test_all_zones_of_a_region if {
	azure.all_zones(_here({})) == ["westeurope-1", "westeurope-2", "westeurope-3"]
	azure.all_zones(_in({"name": "westus"}, {})) == []
	azure.all_zones(_in({"unknown": "x"}, {})) == []
}

test_what_spreads_by_itself if {
	azure.by_itself(_here({}), "it spreads") == lib.holds("it spreads in a region with availability zones")
	azure.by_itself(_in({"name": "westus"}, {}), "it spreads") == lib.fails("westus has no availability zones", "location", "Choose a region with availability zones.")
}

test_pairs_of_regions if {
	[azure.pairs.westeurope, azure.pairs.northeurope, azure.pairs.brazilsouth, azure.pairs.southcentralus] == ["northeurope", "westeurope", "southcentralus", "northcentralus"]
	azure.pair_of(_in({"name": "italynorth"}, {})) == null
}

_group := build.terraform("azurerm_resource_group", "main", {})

_database := build.referring(build.terraform("azurerm_redis_cache", "main", {}), {"resource_group_name": [_group]})

_lock(level, target) := build.referring(build.terraform("azurerm_management_lock", "main", {"values": {"lock_level": level}}), {"scope": [target]})

_verdict(resources) := verdict if {
	verdict := azure.lock(_database.envelope) with input as build.document(resources, {})
}

test_a_lock_on_it_or_its_group if {
	_verdict([_database, _lock("CanNotDelete", _database)]) == lib.holds("a management lock is on it")
	_verdict([_database, _group, _lock("ReadOnly", _group)]) == lib.holds("a management lock is on it")
}

test_no_lock if {
	_verdict([_database, _group]).holds == false
	_verdict([_database, _group, _lock("CanNotDelete", "plan.json#azurerm_resource_group.other")]).holds == false
}

_address(values, version) := verdict if {
	address := build.terraform("azurerm_public_ip", "main", {"region": {"name": "westeurope"}, "values": values})
	verdict := azure.address_verdict(address.envelope) with input as object.union(build.document([address], {}), {"providers": {"plan.json": {"azurerm": {"least": version, "most": version}}}})
}

test_an_address_of_each_tier if {
	_address({"sku": "Standard"}, 4) == lib.holds("it spreads over the zones in a region with availability zones")
	_address({"sku": "Standard", "zones": ["1", "2", "3"]}, 4).holds == true
	_address({"sku": "Standard", "zones": ["2"]}, 4) == lib.fails("it is in westeurope-2 only", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`.")
	_address({"sku": "Basic"}, 4) == lib.fails("sku is Basic", "sku", "Set `sku = \"Standard\"` and `zones = [\"1\", \"2\", \"3\"]`.")
}

test_the_tier_that_a_provider_takes if {
	_address({}, 3).why == "sku is not set"
	_address({}, 4).holds == true
}

test_regions_without_zones if {
	object.keys(azure.without_zones) == {
		"australiacentral", "australiacentral2", "australiasoutheast", "brazilsoutheast", "canadaeast", "francesouth", "germanynorth",
		"jioindiacentral", "jioindiawest", "koreasouth", "northcentralus", "norwaywest", "southafricawest", "southindia", "switzerlandwest",
		"uaecentral", "ukwest", "westcentralus", "westindia", "westus",
	}
	[name | some name, there in azure.without_zones; there != true] == []
}
