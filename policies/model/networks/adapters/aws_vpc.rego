# METADATA
# title: VPCs of which all subnets are in one zone
# description: |
#   A VPC spans the zones of its region, and each of its subnets is in one of them: what runs in it can't be in more zones than its subnets are. One
#   with subnets in several zones connects what is there and can't fail with one of them; where zones are not known, what stands in them says so.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
#     description: Subnets of a VPC
package resilience.model.networks.adapters.aws_vpc

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.networks.aws_vpcs

# METADATA
# description: Records of these VPCs in the input.
found := [record |
	some vpc in input.terraform.aws_vpc
	zone := aws_vpcs.of_one_zone[vpc.id]
	record := components.record(vpc, "network", {
		"data_centres": [zone],
		"survives_data_centre": lib.fails($"all its subnets are in {zone}", null, "Make subnets in two zones or more."),
		"related": sort(aws_vpcs.subnets_of[vpc.id]),
	})
]
