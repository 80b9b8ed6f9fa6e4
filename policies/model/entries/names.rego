# METADATA
# title: Names that resolvers keep
# description: |
#   For how long resolvers keep what a name led to, and send clients there after it was changed by hand: the time to live of a record. What leads to another region by itself counts it
#   in its recovery time; how long is too long for any other name depends on the objective, so that it is asked only where the settings say so. An alias has the
#   time of what it leads to.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-dns
#     description: Reliability of Azure DNS
package resilience.model.entries.names

import data.resilience.lib

# METADATA
# description: Id of a record to `{id, name, ttl_s, related, unknown}`, of those that say or take a time to live.
by_id := {record.id: {"id": record.id, "name": record.address, "ttl_s": seconds, "related": [], "unknown": {}} |
	some type in _types
	some record in input.terraform[type]
	not lib.is_hidden(record, ["ttl"])
	seconds := lib.at(record, ["ttl"], null)
	lib.is_count(seconds)
}

_types := [
	"aws_route53_record", "google_dns_record_set",
	"azurerm_dns_a_record", "azurerm_dns_aaaa_record", "azurerm_dns_cname_record",
	"azurerm_private_dns_a_record", "azurerm_private_dns_aaaa_record", "azurerm_private_dns_cname_record",
]
