# METADATA
# title: Cloud NAT
# description: A NAT of Google Cloud is of a region, and on no machine that could fail; it serves all zones.
# related_resources:
#   - ref: https://cloud.google.com/nat/docs/overview
#     description: Cloud NAT is distributed and software-defined
package resilience.model.networks.adapters.google_nat

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the NATs in the input.
found := [record |
	some nat in input.terraform.google_compute_router_nat
	record := components.record(nat, "NAT", {"survives_data_centre": lib.holds("Cloud NAT is on no one machine")})
]
