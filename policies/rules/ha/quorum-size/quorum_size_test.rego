package resilience.quorum_size_test

import data.resilience.main
import data.resilience.rules.ha["quorum-size"] as rule
import data.resilience.testing as build

_machines(n) := [build.machine($"m{i}", "eu-west-1a") | some i in numbers.range(1, n)]

_of(n) := build.document(_machines(n), {"clusters": [build.cluster("pam", _machines(n), {})]})

_violations(n) := found if {
	found := rule.violations with input as _of(n)
}

_entry(n, message, quorum, tolerated) := {
	"subject": "cluster:pam",
	"related": [build.id(machine) | some machine in _machines(n)],
	"message": message,
	"evidence": [
		{"name": "primaries", "value": n, "unit": "", "from": "cluster:pam"},
		{"name": "needed for a quorum", "value": quorum, "unit": "", "from": "floor(n / 2) + 1"},
		{"name": "failures tolerated", "value": tolerated, "unit": "", "from": "n - quorum"},
	],
}

test_one_primary if {
	_violations(1) == {_entry(1, "pam has 1 primary: losing one stops the cluster, 3 are needed to go on without it.", 1, 0)}
}

test_two_primaries if {
	_violations(2) == {_entry(2, "pam has 2 primaries: losing one stops the cluster, 3 are needed to go on without it.", 2, 0)}
}

test_an_even_number if {
	_violations(4) == {_entry(4, "pam has 4 primaries, an even number: it tolerates 1 failed, no more than 3 would.", 3, 1)}
}

test_three_five_and_seven_are_right if {
	every n in [3, 5, 7] { _violations(n) == set() }
}

test_a_group_that_keeps_three if {
	subnet := build.terraform("aws_subnet", "a", {"values": {"availability_zone": "eu-west-1a"}})
	asg := build.referring(build.terraform("aws_autoscaling_group", "primaries", {"values": {"min_size": 3}}), {"vpc_zone_identifier": [subnet]})
	found := rule.violations with input as build.document([subnet, asg], {"clusters": [build.cluster("pam", [asg], {})]})
	found == set()
}

test_a_group_of_unknown_size_is_undetermined if {
	asg := build.terraform("aws_autoscaling_group", "primaries", {"unknown": {"min_size": true}})
	document := build.document([asg], {"clusters": [build.cluster("pam", [asg], {})]})
	judged := main.result.rules.ha["quorum-size"] with input as document
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["aws_autoscaling_group.primaries: min_size is known only after apply"]
}

test_an_installer_alone_is_undetermined if {
	installer := build.kubernetes("cluster.kurl.sh/Installer", "", "pam", {})
	judged := main.result.rules.ha["quorum-size"] with input as build.document([installer], {})
	judged.violations == []
	[entry.attribute | some entry in judged.undetermined] == ["primaries"]
}

test_a_managed_control_plane_is_the_providers if {
	eks := build.terraform("aws_eks_cluster", "main", {})
	subjects := rule.subjects with input as build.document([eks], {"clusters": [build.cluster("gke", [], {"kind": "gke"})]})
	subjects == {}
}

test_two_clusters_are_judged_each if {
	machines := _machines(3)
	clusters := [build.cluster("right", machines, {}), build.cluster("wrong", [machines[0]], {})]
	found := rule.violations with input as build.document(machines, {"clusters": clusters})
	{entry.subject | some entry in found} == {"cluster:wrong"}
}

test_a_cluster_that_is_switched_off_is_not_judged if {
	asg := build.terraform("aws_autoscaling_group", "primaries", {"values": {"min_size": 0, "desired_capacity": 0}})
	subjects := rule.subjects with input as build.document([asg], {"clusters": [build.cluster("pam", [asg], {})]})
	subjects == {}
}
