# METADATA
# title: Regional load balancers of Google Cloud
# description: |
#   A forwarding rule of a region takes in traffic in all of its zones. Those that lead to a VPN gateway or to a service of somebody else are none; global ones
#   are entries.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/load-balancing-overview
#     description: Global and regional load balancers
package resilience.model.load_balancers.adapters.google

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.load_balancers.google_backends

# METADATA
# description: Records of the regional load balancers in the input.
found := [record |
	some rule in input.terraform.google_compute_forwarding_rule
	not _leads_elsewhere(rule)
	services := google_backends.services_of(rule)
	record := components.record(rule, "load balancer", {
		"survives_data_centre": lib.holds("Google runs it in every zone of its region"),
		"checked": _checked([verdict | some service in services; verdict := google_backends.checked(service); verdict != null]),
		"needs": sort({id | some service in services; some id in google_backends.members_of(service)}),
		"related": [service.id | some service in services],
	})
]

# An endpoint of Private Service Connect has no scheme.
_leads_elsewhere(rule) if lib.at(rule, ["load_balancing_scheme"], "EXTERNAL") == ""

_leads_elsewhere(rule) if {
	some id in lib.refs(rule, "target")
	_gateways[id]
}

_gateways := {gateway.id: true | some gateway in input.terraform.google_compute_vpn_gateway}

_checked(verdicts) := lib.all_of(verdicts) if {
	count(verdicts) > 0
} else := null
