package resilience.networks_aws_domains_test

import data.resilience.lib
import data.resilience.model.networks.adapters.aws_domains
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_domains.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_a_domain_is_locked_unless_told_not_to if {
	locked := _made("aws_route53domains_registered_domain", {"domain_name": "example.com"})
	_found([locked]) == [build.component(locked, "domain", {"deletion_refused": lib.holds("transfer_lock is true")})]
	open := _made("aws_route53domains_registered_domain", {"transfer_lock": false})
	_found([open]) == [build.component(open, "domain", {"deletion_refused": lib.fails("transfer_lock is false, so that it can be moved to another registrar", "transfer_lock", "Set `transfer_lock = true`.")})]
}
