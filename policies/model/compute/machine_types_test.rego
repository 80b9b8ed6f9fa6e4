package resilience.model.compute.machine_types_test

import data.resilience.model.compute.machine_types
import data.resilience.testing as build

_verdicts(values) := answers if {
	found := machine_types.verdicts with input as build.document([build.terraform("aws_autoscaling_group", "web", {"values": values})], {})
	answers := [[verdict.holds, verdict.why] | some verdict in found]
}

_policy(share) := {"mixed_instances_policy": [{
	"instances_distribution": [{"on_demand_percentage_above_base_capacity": share}],
	"launch_template": [{"override": [{"instance_type": "a"}, {"instance_type": "b"}]}],
}]}

test_a_group_of_one_type if _verdicts({}) == [[false, "its machines are of one type, and none is to be had while that is short"]]

test_a_group_of_two_types if _verdicts(_policy(100)) == [[true, "its machines may be of several types"]]

test_spot_machines_are_asked_always if _verdicts(_policy(0)) == []
