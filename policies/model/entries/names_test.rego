package resilience.model.entries.names_test

import data.resilience.model.entries.names
import data.resilience.testing as build

_kept(type, envelope) := [record.ttl_s | some record in found] if {
	found := names.by_id with input as build.document([build.terraform(type, "www", envelope)], {})
}

test_how_long_names_are_kept if {
	every type in [
		"aws_route53_record", "google_dns_record_set",
		"azurerm_dns_a_record", "azurerm_dns_aaaa_record", "azurerm_dns_cname_record",
		"azurerm_private_dns_a_record", "azurerm_private_dns_aaaa_record", "azurerm_private_dns_cname_record",
	] {
		_kept(type, {"values": {"ttl": 3600}}) == [3600]
	}
}

test_an_alias_has_the_time_of_what_it_leads_to if {
	_kept("aws_route53_record", {"values": {"alias": [{"name": "lb"}]}}) == []
	_kept("azurerm_dns_a_record", {"withheld": {"ttl": true}}) == []
}
