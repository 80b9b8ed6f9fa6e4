# METADATA
# title: Application, network and gateway load balancers of AWS
# description: |
#   A load balancer has a node in the zone of each subnet that it is given. A node of an application load balancer sends to targets in all
#   zones unless a target group says otherwise; one of a network or gateway load balancer keeps to its own zone unless told otherwise. A
#   target group checks its targets unless that is switched off; functions are not checked, as Lambda answers for them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
#     description: Availability zones, load balancer nodes and cross-zone load balancing
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
#     description: Health checks of target groups
package resilience.model.load_balancers.adapters.aws_elb

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.load_balancers.aws_target_groups
import data.resilience.model.locations

# METADATA
# description: Records of the load balancers in the input.
found := [record |
	some balancer in aws_target_groups.balancers
	place := _place(balancer)
	groups := aws_target_groups.of_balancer[balancer.id]
	record := components.record(balancer, "load balancer", {
		"data_centres": place.data_centres,
		"survives_data_centre": lib.in_two_data_centres(place, _subnets_at(balancer)[0], "Give `subnets` two zones or more."),
		"deletion_refused": lib.flag(balancer, ["enable_deletion_protection"], false),
		"cross_zone": _cross_zone(balancer, groups, place),
		"checked": _checked(groups),
		"needs": sort({target | some group in groups; some target in aws_target_groups.targets_of[group.id]}),
		"related": sort([group.id | some group in groups]),
	})
]

_place(balancer) := locations.of_subnets_at(balancer, _subnets_at(balancer))

_subnets_at(balancer) := ["subnet_mapping"] if {
	count(lib.at(balancer, ["subnet_mapping"], [])) > 0
} else := ["subnets"]

_checked(groups) := lib.all_of(verdicts) if {
	verdicts := [lib.flag(group, ["health_check", 0, "enabled"], true) |
		some group in groups
		lower(lib.text(group, ["target_type"])) != "lambda"
	]
	count(verdicts) > 0
} else := null

# In one data centre there is no other to send to. A target group decides for itself, or leaves it to the load balancer.
_cross_zone(balancer, groups, place) := null if {
	count(place.unknown) == 0
	count(place.data_centres) < 2
} else := _sends_to_all(balancer) if {
	count(groups) == 0
} else := lib.all_of([_of_group(group, balancer) | some group in groups])

_of_group(group, balancer) := lib.one_of(group, _own, null, ["true"]) if {
	not lib.left_out(group, _own)
	lib.at(group, _own, "use_load_balancer_configuration") != "use_load_balancer_configuration"
} else := _sends_to_all(balancer)

_own := ["load_balancing_cross_zone_enabled"]

_sends_to_all(balancer) := lib.with_mend(lib.flag(balancer, ["enable_cross_zone_load_balancing"], false), _mend) if {
	lower(lib.text(balancer, ["load_balancer_type"])) in ["network", "gateway"]
} else := lib.holds("an application load balancer sends to all zones")

_mend := "Set `enable_cross_zone_load_balancing = true`, or keep enough targets in each zone."
