# METADATA
# title: What connects a network of AWS through its subnets
# description: |
#   Interface endpoints, firewalls, attachments to a transit gateway, resolver endpoints and the endpoints that people dial into have a network interface in each
#   subnet that they are given, and serve on while one of these is left. A transit gateway is reached only from zones in which its attachment has a
#   subnet. Gateway endpoints are routes, and in no zone; an endpoint of a gateway load balancer is in one subnet by nature.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
#     description: Subnets and network interfaces of interface endpoints
#   - ref: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
#     description: Attachments to a transit gateway and their zones
#   - ref: https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-config.html
#     description: Subnets of a firewall
package resilience.model.networks.adapters.aws_in_subnets

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations
import data.resilience.model.networks.aws_vpcs

# METADATA
# description: Records of these in the input.
found := [record |
	some [resource, kind, attribute] in _all
	place := _place(resource, attribute)
	record := components.record(resource, kind, {
		"data_centres": place.data_centres,
		"survives_data_centre": _verdict(resource, attribute, place),
		"deletion_refused": _refused(resource),
	})
]

_all := [[resource, kind, attribute] |
	some type, [kind, attribute] in {
		"aws_ec2_transit_gateway_vpc_attachment": ["transit gateway attachment", "subnet_ids"],
		"aws_networkfirewall_firewall": ["firewall", "subnet_mapping"],
		"aws_route53_resolver_endpoint": ["resolver endpoint", "ip_address"],
		"aws_vpc_endpoint": ["endpoint", "subnet_ids"],
		"aws_ec2_client_vpn_endpoint": ["client VPN endpoint", "subnet_id"],
	}
	some resource in input.terraform[type]
	_is_in_subnets(type, resource)
]

_is_in_subnets(type, _) if not type in {"aws_vpc_endpoint", "aws_ec2_client_vpn_endpoint"}

_is_in_subnets("aws_vpc_endpoint", endpoint) if lower(lib.text(endpoint, ["vpc_endpoint_type"])) in {"interface", "resource", "servicenetwork"}

_is_in_subnets("aws_ec2_client_vpn_endpoint", endpoint) if count(_associated(endpoint)) > 0

# A firewall of a transit gateway names zones; what is given subnets one by one is in all of them.
_place(resource, attribute) := {"data_centres": sort(zones), "unknown": []} if {
	zones := {zone | some mapping in lib.at(resource, ["availability_zone_mapping"], []); zone := mapping.availability_zone_id}
	count(zones) > 0
} else := {
	"data_centres": sort({zone | some place in places; some zone in place.data_centres}),
	"unknown": sort({reason | some place in places; some reason in place.unknown}),
} if {
	places := [locations.of_subnets(one, "subnet_id") | some one in _associated(resource)]
	count(places) > 0
} else := locations.of_subnets(resource, attribute)

_associated(resource) := [association |
	some attribute in ["vpc_endpoint_id", "client_vpn_endpoint_id"]
	some id in sort(lib.referrers(resource, attribute))
	association := _associations[id]
]

_associations := {association.id: association |
	some type in ["aws_vpc_endpoint_subnet_association", "aws_ec2_client_vpn_network_association"]
	some association in input.terraform[type]
}

# Where its network is in one zone, that is what to mend. What is given no subnet is in none yet.
_verdict(resource, attribute, place) := null if {
	count(_associated(resource)) == 0
	count(lib.at(resource, ["availability_zone_mapping"], [])) == 0
	count(lib.at(resource, [attribute], [])) == 0
	not lib.unknown_within(resource, [attribute])
	lib.refs(resource, attribute) == set()
} else := null if {
	aws_vpcs.of_one_zone[aws_vpcs.of_resource(resource, attribute)]
	count(place.data_centres) < 2
} else := lib.in_two_data_centres(place, attribute, $"Give `{attribute}` subnets of two zones or more.")

_refused(resource) := lib.flag(resource, ["delete_protection"], false) if {
	_is_firewall[resource.id]
} else := null

_is_firewall := {firewall.id: true | some firewall in input.terraform.aws_networkfirewall_firewall}
