package resilience.simulation_architectures_test

import data.resilience.simulation
import data.resilience.testing

_class(places) := [found.class, found.next_step, found.explanation] if {
	machines := [testing.over(testing.machine($"m{i}", place), {"region": {"name": substring(place, 0, count(place) - 1)}}) | some i, place in places]
	[found] := simulation.architectures with input as testing.document(machines, {"clusters": [testing.cluster("pam", machines, {})]})
}

test_a_single_node if {
	_class(["eu-west-1a"]) == ["single node", "three primaries, which survive the loss of one node", "it has 1 primary and survives no failure"]
}

test_two_primaries_are_too_few if {
	_class(["eu-west-1a", "eu-west-1b"]) == ["too few primaries", "three primaries, which survive the loss of one node", "it has 2 primaries and survives no failure"]
}

test_a_single_data_centre if {
	_class(["eu-west-1a", "eu-west-1a", "eu-west-1a"]) == [
		"single data centre", "one primary in each of three data centres",
		"its primaries are in eu-west-1a; it survives the loss of a node, not of that data centre",
	]
}

test_two_data_centres if {
	_class(["eu-west-1a", "eu-west-1a", "eu-west-1b"]) == [
		"two data centres", "one primary in each of three data centres",
		"its primaries are in eu-west-1a and eu-west-1b; losing the one that holds most stops it, so that the second data centre gains nothing",
	]
}

test_three_data_centres if {
	_class(["eu-west-1a", "eu-west-1b", "eu-west-1c"]) == [
		"three data centres", null,
		"its primaries are in eu-west-1a, eu-west-1b and eu-west-1c; losing any one reduces capacity, not service",
	]
}

test_several_without_a_majority if {
	_class(["eu-west-1a", "eu-west-1a", "eu-west-1a", "eu-west-1b", "eu-west-1c"]) == [
		"several data centres without a majority", "at most 2 of the 5 primaries in one data centre",
		"its primaries are in eu-west-1a, eu-west-1b and eu-west-1c; losing the one that holds most stops it",
	]
}

test_stretched_across_regions if {
	_class(["eu-west-1a", "eu-west-1b", "eu-central-1a"]) == [
		"stretched across regions", "one cluster a region, and recovery from snapshots",
		"its nodes are in eu-central-1 and eu-west-1; Kubernetes does not support that",
	]
}

test_a_managed_control_plane if {
	eks := testing.terraform("aws_eks_cluster", "shop", {"values": {"name": "shop"}})
	[found] := simulation.architectures with input as testing.document([eks], {})
	[found.subject, found.class, found.next_step] == ["shop", "managed control plane", null]
}
