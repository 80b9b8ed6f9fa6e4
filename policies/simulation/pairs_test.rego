package resilience.simulation_pairs_test

import data.resilience.simulation
import data.resilience.testing

_pairs(resources) := {failure.domain: [cell | some cell in failure.services] | some failure in found} if {
	all := simulation.failures with input as testing.document(resources, {"simulation": {"pairs": true}})
	found := [failure | some failure in all; failure.kind == "pair"]
}

_subnets := [testing.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b", "c"]]

_group(n, subnets) := testing.referring(testing.terraform("aws_autoscaling_group", "web", {"values": {"min_size": n}}), {"vpc_zone_identifier": subnets})

test_pairs_are_off_unless_asked_for if {
	all := simulation.failures with input as testing.document(array.concat(_subnets, [_group(3, _subnets)]), {})
	[failure | some failure in all; failure.kind == "pair"] == []
}

test_what_is_counted_by_data_centre_is_counted if {
	found := _pairs(array.concat(_subnets, [_group(6, _subnets)]))
	object.keys(found) == {"eu-west-1a and eu-west-1b", "eu-west-1a and eu-west-1c", "eu-west-1b and eu-west-1c"}
	{[cell.outcome, cell.capacity, cell.why] | some cells in found; some cell in cells} == {["reduced", 1 / 3, "2 of 6 of aws_autoscaling_group.web are left"]}
}

test_both_of_two_are_all_of_it if {
	two := [subnet | some i, subnet in _subnets; i < 2]
	found := _pairs(array.concat(_subnets, [_group(4, two)]))
	[[cell.outcome, cell.why] | some cell in found["eu-west-1a and eu-west-1b"]] == [["down", "aws_autoscaling_group.web runs in these two data centres only; it must be built again"]]
}
