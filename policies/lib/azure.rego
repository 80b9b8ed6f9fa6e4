# What is the same for all of Azure: how zones and locations are written, which region stands by for which, and what a management lock keeps.
package resilience.lib.azure

import data.resilience.lib
import data.resilience.lib.azapi

# METADATA
# description: Resources of Azure by their type, `[resource]`, those of azurerm and those of azapi that say the same.
made := object.union(_of_azurerm, {type: array.concat(object.get(_of_azurerm, type, []), twins) | some type, twins in azapi.twins})

_of_azurerm := {type: resources |
	some type, resources in input.terraform
	startswith(type, "azurerm_")
}

# METADATA
# description: A location as Azure compares it, `westeurope` of "West Europe".
location(text) := lower(replace(text, " ", ""))

# METADATA
# description: |
#   Where a resource stands by the zones at a path, `{data_centres: [name], unknown: [reason]}`. A zone is numbered within its region ("1"), so that
#   its data centre is called `westeurope-1`. The path holds a list of zones or one zone. Both lists are empty where no zone is set.
zones(resource, path) := {"data_centres": [], "unknown": [lib.why_unknown(resource, path)]} if {
	lib.is_hidden(resource, path)
} else := {"data_centres": sort({named(resource, zone) | some zone in written}), "unknown": []} if {
	written := _texts(lib.at(resource, path, []))
}

_texts(value) := [value] if {
	is_string(value)
	value != ""
} else := [text | some text in value; is_string(text)] if {
	is_array(value)
} else := []

# METADATA
# description: The data centre of a zone of a resource's region, by the zone alone where the region is not known.
named(resource, zone) := $"{resource.region.name}-{zone}" if {
	resource.region.name
} else := $"zone {zone}"

# METADATA
# description: All data centres of a resource's region, for what spreads over them by itself; none where the region is not known or has none.
all_zones(resource) := [] if {
	without_zones[resource.region.name]
} else := [$"{resource.region.name}-{n}" | some n in ["1", "2", "3"]] if {
	resource.region.name
} else := []

# METADATA
# description: |
#   Regions without availability zones, where nothing can be spread over data centres.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/regions-list
#     description: Azure regions and their availability zones
without_zones := {name: true | some name in [
	"australiacentral", "australiacentral2", "australiasoutheast", "brazilsoutheast", "canadaeast", "francesouth", "germanynorth",
	"jioindiacentral", "jioindiawest", "koreasouth", "northcentralus", "norwaywest", "southafricawest", "southindia", "switzerlandwest",
	"uaecentral", "ukwest", "westcentralus", "westindia", "westus",
]}

# METADATA
# description: The verdict of a resource that stands in the zones at a path, which must be two at least; `mend` says what to write.
in_two_zones(resource, path, mend) := lib.holds($"it is in {lib.listed(place.data_centres)}") if {
	place := zones(resource, path)
	count(place.data_centres) > 1
} else := lib.undecided_at(resource, path) if {
	lib.is_hidden(resource, path)
} else := lib.fails($"it is in {lib.listed(place.data_centres)} only", lib.dotted(path), mend) if {
	place := zones(resource, path)
	count(place.data_centres) == 1
} else := lib.fails($"{lib.shown(path)} is not set", lib.dotted(path), mend)

# METADATA
# description: |
#   The verdict of what Azure spreads over the zones of its region without being told to; `what` says what it does, for a message. Where a
#   region has no zones it can't.
by_itself(resource, what) := lib.fails($"{resource.region.name} has no availability zones", "location", "Choose a region with availability zones.") if {
	without_zones[resource.region.name]
} else := lib.holds($"{what} in a region with availability zones")

# METADATA
# description: |
#   Whether a resource is of the Standard tier of a pair of Basic and Standard. Up to version 3 the provider made load balancers and addresses of the
#   Basic tier where nothing was said, from 4 on of the Standard tier.
standard_tier(resource, path) := lib.one_of(resource, path, _default_tier(resource), ["Standard", "StandardV2", "Gateway"])

_default_tier(resource) := "Basic" if {
	lib.most_provider_major(resource, "azurerm") <= 3
} else := "Standard"

# METADATA
# description: |
#   The verdict of a public address: one of the Standard tier spreads over the zones of its region by itself, unless it is given a single one.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses
#     description: Public addresses and availability zones
address_verdict(address) := lib.with_mend(standard_tier(address, ["sku"]), "Set `sku = \"Standard\"` and `zones = [\"1\", \"2\", \"3\"]`.") if {
	not standard_tier(address, ["sku"]).holds == true
} else := lib.undecided_at(address, ["zones"]) if {
	lib.is_hidden(address, ["zones"])
} else := lib.fails($"it is in {lib.listed(place.data_centres)} only", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`.") if {
	place := zones(address, ["zones"])
	count(place.data_centres) == 1
} else := lib.fails($"it is in {named(address, zone)} only", "availability_zone", "Leave `availability_zone` out.") if {
	zone := one_zone(address, [])
} else := by_itself(address, "it spreads over the zones")

# METADATA
# description: |
#   The one zone that `availability_zone` names, as versions 2 of the provider wrote it where others write `zones`: beside numbers it takes `Zone-Redundant`, its
#   default, and `No-Zone`. Undefined where it names none.
one_zone(resource, below) := zone if {
	zone := lib.text(resource, array.concat(below, ["availability_zone"]))
	zone in {"1", "2", "3"}
}

# METADATA
# description: |
#   The regions that Azure keeps the second copy of geo-redundant storage in, by region. Regions that are not named have none, and offer no
#   geo-redundant storage.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/regions-paired
#     description: Azure paired regions
pairs := object.union({b: a | some a, b in _both_ways}, object.union(_both_ways, {
	"brazilsouth": "southcentralus", "westus3": "eastus", "westindia": "southindia", "usgovarizona": "usgovtexas", "usgovvirginia": "usgovtexas",
}))

_both_ways := {
	"australiacentral": "australiacentral2", "australiaeast": "australiasoutheast", "canadacentral": "canadaeast", "centralindia": "southindia",
	"centralus": "eastus2", "chinaeast": "chinanorth", "chinaeast2": "chinanorth2", "eastasia": "southeastasia", "eastus": "westus",
	"francecentral": "francesouth", "germanywestcentral": "germanynorth", "japaneast": "japanwest", "koreacentral": "koreasouth",
	"northcentralus": "southcentralus", "northeurope": "westeurope", "norwayeast": "norwaywest", "southafricanorth": "southafricawest",
	"swedencentral": "swedensouth", "switzerlandnorth": "switzerlandwest", "uaenorth": "uaecentral", "uksouth": "ukwest", "westcentralus": "westus2",
}

# METADATA
# description: The region in which Azure keeps the second copy of a resource's geo-redundant data, null where that is not known.
pair_of(resource) := pairs[resource.region.name] if {
	pairs[resource.region.name]
} else := null

# METADATA
# description: True if a management lock keeps a resource, its resource group or its server from being deleted.
locked(resource) if _locked[resource.id]

locked(resource) if {
	some id in (lib.refs(resource, "resource_group_name") | lib.refs(resource, "server_id"))
	_locked[id]
}

# METADATA
# description: The verdict of what a management lock protects, since Azure deletes it with all that it holds otherwise.
lock(resource) := lib.holds("a management lock is on it") if {
	locked(resource)
} else := lib.fails("no management lock is on it", null, "Make an `azurerm_management_lock` with `lock_level = \"CanNotDelete\"` whose `scope` is its id.")

_locked := {id: true |
	some one in input.terraform.azurerm_management_lock
	lib.text(one, ["lock_level"]) in ["CanNotDelete", "ReadOnly"]
	some id in lib.refs(one, "scope")
}
