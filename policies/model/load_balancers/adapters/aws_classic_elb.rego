# METADATA
# title: Classic load balancers of AWS
# description: |
#   A classic load balancer is in the zones of its subnets, or in those that it names, and always checks its machines. It sends to the machines
#   of all its zones: Terraform switches that on unless told otherwise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html
#     description: Cross-zone load balancing of classic load balancers
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb
#     description: Defaults of aws_elb
package resilience.model.load_balancers.adapters.aws_classic_elb

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations

# METADATA
# description: Records of the classic load balancers in the input.
found := [record |
	some balancer in input.terraform.aws_elb
	place := _place(balancer)
	record := components.record(balancer, "load balancer", {
		"data_centres": place.data_centres,
		"survives_data_centre": lib.in_two_data_centres(place, "subnets", "Give `subnets` two zones or more."),
		"cross_zone": _cross_zone(balancer, place),
		"checked": lib.holds("it checks its machines"),
		"drained": lib.flag(balancer, ["connection_draining"], false),
		"needs": sort(_targets(balancer)),
	})
]

_place(balancer) := {"data_centres": sort(zones), "unknown": []} if {
	zones := {zone | some zone in lib.at(balancer, ["availability_zones"], []); is_string(zone)}
	count(zones) > 0
} else := locations.of_subnets(balancer, "subnets")

_cross_zone(balancer, place) := null if {
	count(place.unknown) == 0
	count(place.data_centres) < 2
} else := lib.flag(balancer, ["cross_zone_load_balancing"], true)

# Machines that it names, machines that are attached, and groups that name it or are attached.
_targets(balancer) := (lib.refs(balancer, "instances") | lib.referrers(balancer, "load_balancers")) | {target |
	some attribute in ["elb", "load_balancer.elb_name"]
	some id in lib.referrers(balancer, attribute)
	some target in object.get(_attached, id, {id})
}

_attached := object.union(
	{attachment.id: lib.refs(attachment, "instance") | some attachment in input.terraform.aws_elb_attachment},
	{attachment.id: lib.refs(attachment, "autoscaling_group_name") | some attachment in input.terraform.aws_autoscaling_attachment},
)
