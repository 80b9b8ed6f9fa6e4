package resilience.quorum_spread_test

import data.resilience.main
import data.resilience.rules.ha["quorum-spread"] as rule
import data.resilience.testing as build

# Machines by data centre, `{"a": 2, "b": 1}`; a data centre "" stands for one that is not known.
_machines(placement) := [machine |
	some zone, n in placement
	n > 0
	some i in numbers.range(1, n)
	machine := _machine($"{zone}{i}", zone)
]

_machine(name, zone) := build.machine(name, zone) if zone != ""

_machine(name, "") := build.terraform("aws_instance", name, {"unknown": {"availability_zone": true}})

_document(placement) := build.document(_machines(placement), {"clusters": [build.cluster("pam", _machines(placement), {})]})

_violations(placement) := found if {
	found := rule.violations with input as _document(placement)
}

_entry(placement, message, worst, in_worst, quorum) := {
	"subject": "cluster:pam",
	"related": [build.id(machine) | some machine in _machines(placement)],
	"message": message,
	"evidence": [
		{"name": $"primaries in {worst}", "value": in_worst, "unit": "", "from": "cluster:pam"},
		{"name": "primaries", "value": count(_machines(placement)), "unit": "", "from": "cluster:pam"},
		{"name": "needed for a quorum", "value": quorum, "unit": "", "from": "floor(n / 2) + 1"},
	],
}

test_three_primaries_in_two_data_centres if {
	placement := {"a": 2, "b": 1}
	_violations(placement) == {_entry(placement, "Losing data centre a stops pam: 1 of 3 primaries is left, and 2 are needed.", "a", 2, 2)}
}

test_three_primaries_in_one_data_centre if {
	placement := {"a": 3}
	_violations(placement) == {_entry(placement, "All 3 primaries of pam are in data centre a: losing it stops the cluster.", "a", 3, 2)}
}

test_an_even_number_in_two_data_centres if {
	placement := {"a": 2, "b": 2}
	_violations(placement) == {_entry(placement, "Losing any of the data centres a and b stops pam: 3 of its 4 primaries are needed.", "a", 2, 3)}
}

test_five_primaries_with_three_in_one if {
	placement := {"a": 3, "b": 1, "c": 1}
	_violations(placement) == {_entry(placement, "Losing data centre a stops pam: 2 of 5 primaries are left, and 3 are needed.", "a", 3, 3)}
}

test_right_placements if {
	every placement in [{"a": 1, "b": 1, "c": 1}, {"a": 2, "b": 2, "c": 1}, {"a": 3, "b": 2, "c": 2}] { _violations(placement) == set() }
}

# A majority is left of n primaries without each data centre i if c_i <= floor((n - 1) / 2) for the largest c_i.
test_every_placement_over_three_data_centres if {
	placements := [{"a": a, "b": b, "c": c} |
		some n in [3, 4, 5, 7]
		some a in numbers.range(0, n)
		some b in numbers.range(0, n - a)
		c := (n - a) - b
	]
	count(placements) == 82
	survives := [placement | some placement in placements; _largest(placement) <= floor((_sum(placement) - 1) / 2)]
	survives == [placement | some placement in placements; _violations(placement) == set()]
}

_largest(placement) := max([n | some n in placement])

_sum(placement) := sum([n | some n in placement])

test_fewer_than_three_are_quorum_sizes_to_tell if {
	every placement in [{"a": 1}, {"a": 1, "b": 1}] {
		subjects := rule.subjects with input as _document(placement)
		subjects == {}
	}
}

test_an_unknown_place_is_undetermined if {
	judged := main.result.rules.ha["quorum-spread"] with input as _document({"a": 1, "b": 1, "": 1})
	judged.violations == []
	[[entry.attribute, entry.message] | some entry in judged.undetermined] == [[
		"primaries_by_data_centre",
		"aws_instance.1: availability_zone is known only after apply",
	]]
}

test_what_is_known_may_be_enough_to_fail if {
	judged := main.result.rules.ha["quorum-spread"] with input as _document({"a": 2, "": 1})
	[entry.message | some entry in judged.violations] == ["Losing data centre a stops pam: 1 of 3 primaries is left, and 2 are needed."]
	judged.undetermined == []
}

test_a_machine_that_is_not_known_leaves_all_open if {
	machines := _machines({"a": 2})
	document := build.document(machines, {"clusters": [build.cluster("pam", array.concat(machines, ["plan.json#null_resource.c"]), {})]})
	judged := main.result.rules.ha["quorum-spread"] with input as document
	judged.violations == []
	count(judged.undetermined) == 1
}

test_a_group_over_three_subnets_of_one_zone if {
	subnets := [build.terraform("aws_subnet", name, {"values": {"availability_zone": "eu-west-1a"}}) | some name in ["x", "y", "z"]]
	asg := build.referring(build.terraform("aws_autoscaling_group", "primaries", {"values": {"min_size": 3}}), {"vpc_zone_identifier": subnets})
	found := rule.violations with input as build.document(array.concat(subnets, [asg]), {"clusters": [build.cluster("pam", [asg], {})]})
	[entry.message | some entry in found] == ["All 3 primaries of pam are in data centre eu-west-1a: losing it stops the cluster."]
}

test_three_groups_that_may_all_stand_in_one_zone if {
	subnets := [build.terraform("aws_subnet", name, {"values": {"availability_zone": $"eu-west-1{name}"}}) | some name in ["a", "b", "c"]]
	groups := [build.referring(build.terraform("aws_autoscaling_group", name, {"values": {"min_size": 1}}), {"vpc_zone_identifier": subnets}) | some name in ["x", "y", "z"]]
	found := rule.violations with input as build.document(array.concat(subnets, groups), {"clusters": [build.cluster("pam", groups, {})]})
	count(found) == 1
}

test_what_names_no_primaries_is_quorum_sizes_to_tell if {
	installer := build.kubernetes("cluster.kurl.sh/Installer", "", "pam", {})
	subjects := rule.subjects with input as build.document([installer], {})
	subjects == {}
}
