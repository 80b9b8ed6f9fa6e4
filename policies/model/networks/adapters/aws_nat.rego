# METADATA
# title: NAT gateways of AWS
# description: |
#   A zonal NAT gateway is in the zone of its subnet: machines of other zones that go out through it are cut off when that zone is lost. The
#   gateways of one VPC count together, a gateway in each of two zones or more serving each zone by its own; one with `availability_mode = "regional"`
#   spans the zones by itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
#     description: NAT gateway basics
package resilience.model.networks.adapters.aws_nat

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations

# METADATA
# description: One record for the NAT gateways of each VPC in the input, by the id of the first.
found := [record |
	some ids in _by_network
	gateways := [_gateways[id] | some id in sort(ids)]
	place := _place(gateways)
	record := components.record(gateways[0], "NAT gateway", {
		"data_centres": place.data_centres, "count": count(gateways),
		"survives_data_centre": _verdict(gateways, place),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_gateways := {gateway.id: gateway | some gateway in input.terraform.aws_nat_gateway}

_by_network[[gateway.input, gateway.scope, $"{components.region(gateway)}", _network(gateway)]] contains id if some id, gateway in _gateways

# The VPC that its subnet names.
_network(gateway) := networks[0] if {
	networks := sort({network | some id in lib.refs(gateway, "subnet_id"); network := _network_of_subnet[id]})
	count(networks) > 0
} else := ""

_network_of_subnet := {subnet.id: network |
	some subnet in input.terraform.aws_subnet
	network := lib.named(subnet, "vpc_id")
	network != null
}

_place(gateways) := {
	"data_centres": sort({name | some place in places; some name in place.data_centres}),
	"unknown": sort({reason | some place in places; some reason in place.unknown}),
} if {
	places := [locations.of_subnets(gateway, "subnet_id") | some gateway in gateways]
}

_verdict(gateways, _) := lib.holds("a regional NAT gateway spans the zones") if {
	some gateway in gateways
	lower(lib.text(gateway, ["availability_mode"])) == "regional"
} else := lib.fails("there is one for all zones", "subnet_id", _mend) if {
	count(gateways) == 1
} else := lib.in_two_data_centres(place, "subnet_id", _mend) if {
	place := _place(gateways)
}

_mend := "Make a NAT gateway in a public subnet of each zone, and lead the private subnets of each zone to their own."
