# METADATA
# title: What a recovery region must have of its own
# description: |
#   What is in one region for good, and has nothing in another that it could be copied to: a way in for operators, resolvers of names, the links of private names to
#   networks, search services and models. Where the settings name a recovery region, one of the kind must be there too; a model under its own name.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-bastion
#     description: Reliability of Bastion
#   - ref: https://learn.microsoft.com/azure/dns/dns-private-resolver-reliability
#     description: Resolvers in two regions
#   - ref: https://learn.microsoft.com/azure/search/search-multi-region
#     description: Search services in two regions
package resilience.model.prerequisites.counterparts

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Id to a record like those of components, with the question survives_region, of what is not in a recovery region already.
by_id := {id: {"id": id, "name": resource.address, "related": [], "replica_of": null, "survives_region": verdict, "unknown": {"survives_region": verdict.why | verdict.holds == null}} |
	count(_recovery) > 0
	some record in array.concat(_kinds, _zones)
	resource := record.resource
	id := resource.id
	verdict := record.verdict
}

_recovery := {azure.location(name) | some name in input.settings.regions.recovery}

_words := {
	"azurerm_bastion_host": "bastion", "azurerm_private_dns_resolver": "resolver", "azurerm_search_service": "search service",
	"azurerm_cognitive_deployment": "deployment of its model",
}

_kinds := [{"resource": resource, "verdict": verdict} |
	some type, word in _words
	some resource in input.terraform[type]
	place := _place(resource)
	not _recovery[place]
	verdict := _met(resource, type, word, place)
]

_met(resource, type, word, _) := lib.holds($"there is a {word} in {there[0]}") if {
	there := sort({region | some region in _recovery; _present[[type, _model(resource), region]]})
	count(there) > 0
} else := lib.undecided($"{resource.address}: its region is not known") if {
	_place(resource) == null
} else := lib.fails($"there is no {word} in {lib.listed(sort(_recovery))}", null, $"Make a second `{type}` there.")

_present := {[type, _model(resource), region]: true |
	some type, _ in _words
	some resource in input.terraform[type]
	region := _place(resource)
	region != null
}

_place(resource) := components.region(_accounts[id]) if {
	id := sort(lib.refs(resource, "cognitive_account_id"))[0]
	_accounts[id]
} else := components.region(resource)

_accounts := {account.id: account | some account in input.terraform.azurerm_cognitive_account}

_model(resource) := lib.text(resource, ["model", 0, "name"])

# Private zones are global, and answer only in the networks that they are linked to.
_zones := [{"resource": zone, "verdict": verdict} |
	some zone in input.terraform.azurerm_private_dns_zone
	linked := {id | some link in lib.referrers(zone, "private_dns_zone_name"); some id in _networks_of[link]}
	count(linked) > 0
	verdict := _linked(zone, {components.region(_networks[id]) | some id in linked; _networks[id]})
]

_linked(_, regions) := lib.holds($"a network in {there[0]} is linked to it") if {
	there := sort(regions & _recovery)
	count(there) > 0
} else := lib.undecided("the regions of the networks that are linked to it are not known") if {
	regions - {null} == set()
} else := lib.fails($"no network in {lib.listed(sort(_recovery))} is linked to it", null, "Make an `azurerm_private_dns_zone_virtual_network_link` for the network of the recovery region.")

_networks_of := {link.id: lib.refs(link, "virtual_network_id") | some link in input.terraform.azurerm_private_dns_zone_virtual_network_link}

_networks := {network.id: network | some network in input.terraform.azurerm_virtual_network}
