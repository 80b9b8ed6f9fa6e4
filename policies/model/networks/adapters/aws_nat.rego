# METADATA
# title: NAT gateways of AWS
# description: |
#   A zonal NAT gateway is in the zone of its subnet: machines of other zones that go out through it are cut off when that zone is lost. The
#   gateways of one VPC count together, a gateway in each of two zones or more serving each zone by its own; one with `availability_mode = "regional"`
#   spans the zones by itself. Where route tables show which subnets go out through which gateway, what counts is whether each goes out through one in
#   its own zone: a single gateway is enough for private subnets of its zone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
#     description: NAT gateway basics
package resilience.model.networks.adapters.aws_nat

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations
import data.resilience.model.networks.aws_vpcs

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

_by_network[[gateway.input, gateway.scope, $"{components.region(gateway)}", aws_vpcs.of_resource(gateway, "subnet_id")]] contains id if some id, gateway in _gateways

_place(gateways) := {
	"data_centres": sort({name | some place in places; some name in place.data_centres}),
	"unknown": sort({reason | some place in places; some reason in place.unknown}),
} if {
	places := [locations.of_subnets(gateway, "subnet_id") | some gateway in gateways]
}

_verdict(gateways, _) := lib.holds("a regional NAT gateway spans the zones") if {
	some gateway in gateways
	lower(lib.text(gateway, ["availability_mode"])) == "regional"
} else := lib.fails($"{lib.short(crossing[0])} goes out through another zone", "subnet_id", _mend) if {
	crossing := sort({subnet | some gateway in gateways; some subnet in _served_by[gateway.id]; _crosses[subnet]})
	count(crossing) > 0
} else := lib.holds("what goes out through it is in its own zone") if {
	every gateway in gateways { count(object.get(_served_by, gateway.id, set())) > 0 }
} else := null if {
	aws_vpcs.of_one_zone[aws_vpcs.of_resource(gateways[0], "subnet_id")]
} else := lib.fails("there is one for all zones", "subnet_id", _mend) if {
	count(gateways) == 1
} else := lib.in_two_data_centres(place, "subnet_id", _mend) if {
	place := _place(gateways)
}

_mend := "Make a NAT gateway in a public subnet of each zone, and lead the private subnets of each zone to their own."

# NAT gateway id to the ids of the subnets whose route table leads to it; both zones are known.
_served_by[gateway] contains subnet if {
	some subnet, ids in _ways_out
	some gateway in ids
	locations.data_centre_of_subnet[subnet]
}

# Subnets that go out through a zone that is not theirs, and through none that is.
_crosses := {subnet: true |
	some subnet, ids in _ways_out
	zone := locations.data_centre_of_subnet[subnet]
	zones := {_zone_of_gateway[id] | some id in ids; _zone_of_gateway[id]}
	count(zones) > 0
	not zones[zone]
}

_zone_of_gateway := {id: zones[0] |
	some id, gateway in _gateways
	zones := [zone | some subnet in lib.refs(gateway, "subnet_id"); zone := locations.data_centre_of_subnet[subnet]]
	count(zones) == 1
}

_ways_out[subnet] contains gateway if {
	some association in input.terraform.aws_route_table_association
	some subnet in lib.refs(association, "subnet_id")
	some table in lib.refs(association, "route_table_id")
	some gateway in _gateways_of_table[table]
}

_gateways_of_table[table] contains gateway if {
	some route in input.terraform.aws_route
	some table in lib.refs(route, "route_table_id")
	some gateway in lib.refs(route, "nat_gateway_id")
}

_gateways_of_table[table.id] contains gateway if {
	some table in input.terraform.aws_route_table
	some gateway in lib.refs(table, "route")
	_gateways[gateway]
}
