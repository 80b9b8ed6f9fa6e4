# METADATA
# title: Registered domains
# description: |
#   Whoever moves a domain to another registrar takes over all of its names. Route 53 locks a domain against that unless told not to, where its registry
#   can.
# related_resources:
#   - ref: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html
#     description: Locking a domain
package resilience.model.networks.adapters.aws_domains

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the domains in the input.
found := [record |
	some domain in input.terraform.aws_route53domains_registered_domain
	record := components.record(domain, "domain", {
		"deletion_refused": lib.with_why(lib.flag(domain, ["transfer_lock"], true), "transfer_lock is false, so that it can be moved to another registrar"),
	})
]
