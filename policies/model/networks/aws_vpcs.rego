# METADATA
# title: Networks of AWS and the zones of their subnets
# description: Where all subnets of a network are in one zone, what connects it can be in no other, and the network itself is what to mend.
package resilience.model.networks.aws_vpcs

import data.resilience.lib
import data.resilience.model.locations

# METADATA
# description: Network (the id of a VPC, or the text that names it) to the ids of its subnets.
subnets_of[network] contains subnet if some subnet, network in _of_subnet

# METADATA
# description: The network that a resource is in, by its `vpc_id`, else by the subnets that an attribute refers to; "" where nothing says.
of_resource(resource, attribute) := network if {
	network := lib.named(resource, "vpc_id")
	network != null
} else := networks[0] if {
	networks := sort({network | some id in lib.refs(resource, attribute); network := _of_subnet[id]})
	count(networks) > 0
} else := ""

# METADATA
# description: Networks of which every subnet in sight is in one and the same zone.
of_one_zone := {network: zone |
	some network, ids in subnets_of
	every id in ids { locations.data_centre_of_subnet[id] }
	zones := {zone | some id in ids; zone := locations.data_centre_of_subnet[id]}
	count(zones) == 1
	some zone in zones
}

_of_subnet := {subnet.id: network |
	some subnet in input.terraform.aws_subnet
	network := lib.named(subnet, "vpc_id")
	network != null
}
