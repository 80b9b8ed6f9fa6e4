package resilience.worker_capacity_test

import data.resilience.main
import data.resilience.rules.ha["worker-capacity"] as rule
import data.resilience.testing as build

_gib := 1073741824

# Machines of 8 cores and 32 GiB, one a letter of the word: its data centre.
_machines(zones) := [build.machine($"m{i}", zone) | some i, zone in zones]

_web(replicas, cpu, gib) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": replicas, "template": {"spec": {"containers": [{
	"name": "web",
	"resources": {"requests": {"cpu": build.quantity("", cpu), "memory": build.quantity("", gib * _gib)}},
}]}}}})

_judged(zones, workloads, settings) := judged if {
	machines := _machines(zones)
	declared := object.union({"clusters": [build.cluster("pam", machines, {})]}, settings)
	judged := main.result.rules.ha["worker-capacity"] with input as build.document(array.concat(machines, workloads), declared)
}

_messages(entries) := [entry.message | some entry in entries]

_ids(n) := [$"plan.json#aws_instance.m{i}" | some i in numbers.range(0, n - 1)]

test_room_for_all if {
	_judged(["a", "b", "c"], [_web(2, 4, 8)], {}) == {"subjects": ["cluster:pam"], "violations": [], "undetermined": []}
}

test_too_little_without_a_node if {
	found := rule.violations with input as build.document(
		array.concat(_machines(["a", "b", "c"]), [_web(4, 4, 8)]),
		{"clusters": [build.cluster("pam", _machines(["a", "b", "c"]), {})]},
	)
	found == {{
		"subject": "cluster:pam", "attribute": "node", "protects": "node", "related": _ids(3),
		"message": "Losing one node leaves pam 2 nodes, too few for what its pods request: 16 cores are requested, 14.4 are there.",
		"evidence": [
			{"name": "nodes", "value": 3, "unit": "", "from": "cluster:pam"},
			{"name": "nodes left without one node", "value": 2, "unit": "", "from": "cluster:pam"},
			{"name": "cores requested", "value": 16, "unit": "cores", "from": "sum of requests x replicas"},
			{"name": "memory requested", "value": 32, "unit": "GiB", "from": "sum of requests x replicas"},
			{"name": "kept for the system", "value": 0.1, "unit": "share of a node", "from": "default"},
			{"name": "cores left", "value": 14.4, "unit": "cores", "from": "cluster:pam"},
			{"name": "memory left", "value": 57.6, "unit": "GiB", "from": "cluster:pam"},
		],
	}}
}

test_too_little_memory_without_a_node if {
	judged := _judged(["a", "b", "c"], [_web(4, 1, 16)], {})
	_messages(judged.violations) == ["Losing one node leaves pam 2 nodes, too few for what its pods request: 64 GiB of memory are requested, 57.6 are there."]
}

test_too_little_without_a_data_centre if {
	judged := _judged(["a", "a", "a", "b", "b", "c"], [_web(6, 4, 4)], {})
	_messages(judged.violations) == ["Losing data centre a leaves pam 3 nodes, too few for what its pods request: 24 cores are requested, 21.6 are there."]
	[entry.attribute | some entry in judged.violations] == ["data-centre"]
}

test_a_single_node if {
	judged := _judged(["a"], [_web(1, 1, 1)], {})
	_messages(judged.violations) == ["Losing one node leaves pam without a node."]
}

test_all_nodes_in_one_data_centre_is_caused_by_the_spread_of_primaries if {
	judged := _judged(["a", "a", "a"], [_web(1, 1, 1)], {})
	_messages(judged.violations) == ["Losing data centre a leaves pam without a node."]
	[entry.caused_by | some entry in judged.violations] == [{"rule": "ha/quorum-spread", "subject": "cluster:pam"}]
}

test_nodes_of_different_sizes_count_as_what_they_are if {
	small := build.over(build.machine("s", "d"), {"values": {"instance_type": "m6i.large"}})
	machines := array.concat(_machines(["a", "b", "c"]), [small])
	document := build.document(array.concat(machines, [_web(4, 4, 1)]), {"clusters": [build.cluster("pam", machines, {})]})
	judged := main.result.rules.ha["worker-capacity"] with input as document
	_messages(judged.violations) == []

	# Without one of 8 cores: 8 + 8 + 2 cores, less a tenth.
	more := main.result.rules.ha["worker-capacity"] with input as build.document(
		array.concat(machines, [_web(5, 4, 1)]),
		{"clusters": [build.cluster("pam", machines, {})]},
	)
	_messages(more.violations) == ["Losing one node leaves pam 3 nodes, too few for what its pods request: 20 cores are requested, 16.2 are there."]
}

test_a_declared_size_of_nodes if {
	machines := [build.terraform("aws_instance", name, {"values": {"availability_zone": name}}) | some name in ["a", "b", "c"]]
	document := build.document(
		array.concat(machines, [_web(2, 2, 1)]),
		{"clusters": [build.cluster("pam", machines, {"node": {"cpu": 2, "memory": 8 * _gib}})]},
	)
	judged := main.result.rules.ha["worker-capacity"] with input as document
	_messages(judged.violations) == ["Losing one node leaves pam 2 nodes, too few for what its pods request: 4 cores are requested, 3.6 are there."]
}

test_how_much_is_kept_for_the_system_is_a_parameter if {
	parameters := {"parameters": {"ha/worker-capacity": {"reserved": 0}}}
	_judged(["a", "b", "c"], [_web(4, 4, 8)], parameters).violations == []
	every odd in ["much", -1, 2, true] {
		count(_judged(["a", "b", "c"], [_web(4, 4, 8)], {"parameters": {"ha/worker-capacity": {"reserved": odd}}}).violations) == 1
	}
}

test_unknown_sizes_are_undetermined if {
	machines := [build.terraform("aws_instance", name, {"values": {"availability_zone": name, "instance_type": "i3.large"}}) | some name in ["a", "b", "c"]]
	document := build.document(array.concat(machines, [_web(2, 2, 1)]), {"clusters": [build.cluster("pam", machines, {})]})
	judged := main.result.rules.ha["worker-capacity"] with input as document
	judged.violations == []
	[entry.attribute | some entry in judged.undetermined] == ["size"]
}

test_unknown_data_centres_are_undetermined_but_a_nodes_loss_is_judged if {
	machines := [build.terraform("aws_instance", name, {"values": {"instance_type": "m6i.2xlarge"}, "unknown": {"availability_zone": true}}) | some name in ["a", "b", "c"]]
	settings := {"clusters": [build.cluster("pam", machines, {})]}
	fits := main.result.rules.ha["worker-capacity"] with input as build.document(array.concat(machines, [_web(2, 2, 1)]), settings)
	[entry.attribute | some entry in fits.undetermined] == ["nodes_by_data_centre"]
	short := main.result.rules.ha["worker-capacity"] with input as build.document(array.concat(machines, [_web(4, 4, 1)]), settings)
	[entry.attribute | some entry in short.violations] == ["node"]
}

test_a_workload_that_requests_nothing_is_undetermined if {
	silent := build.kubernetes("apps/Deployment", "shop", "silent", {"spec": {"replicas": 2}})
	judged := _judged(["a", "b", "c"], [_web(1, 1, 1), silent], {})
	_messages(judged.undetermined) == ["Whether all pods fit without a node or a data centre can't be told: silent requests no cores or no memory, or its replicas are not known."]
}

test_what_does_request_may_be_enough_to_fail if {
	silent := build.kubernetes("apps/Deployment", "shop", "silent", {"spec": {"replicas": 2}})
	judged := _judged(["a", "b", "c"], [_web(4, 4, 8), silent], {})
	count(judged.violations) == 1
	judged.undetermined == []
}

test_a_workload_that_is_switched_off_requests_nothing if {
	silent := build.kubernetes("apps/Deployment", "shop", "silent", {"spec": {"replicas": 0}})
	_judged(["a", "b", "c"], [_web(1, 1, 1), silent], {}).undetermined == []
}

test_a_cluster_that_nothing_runs_on_is_not_judged if _judged(["a", "b", "c"], [], {}).subjects == []

test_a_managed_cluster_without_nodes_in_sight_is_undetermined if {
	eks := build.terraform("aws_eks_cluster", "main", {})
	judged := main.result.rules.ha["worker-capacity"] with input as build.document([eks, _web(2, 1, 1)], {})
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["aws_eks_cluster.main: no node group of it is in the inputs"]
}

test_a_cluster_that_is_switched_off_is_not_judged if {
	asg := build.terraform("aws_autoscaling_group", "nodes", {"values": {"min_size": 0}})
	document := build.document([asg, _web(2, 1, 1)], {"clusters": [build.cluster("pam", [asg], {})]})
	judged := main.result.rules.ha["worker-capacity"] with input as document
	judged.subjects == []
}

# Pods that request 12 cores, on a cluster of which Karpenter makes all nodes.
_limited(limits) := judged if {
	pool := build.kubernetes("karpenter.sh/NodePool", "", "general", {"spec": {"limits": limits}})
	eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})
	judged := main.result.rules.ha["worker-capacity"] with input as build.document([_web(3, 4, 1), pool, eks], {})
}

test_limits_of_what_may_be_made if {
	_messages(_limited({"cpu": build.quantity("12", 12)}).violations) == ["The limits of NodePool.karpenter.sh/general leave shop too little for what its pods request: 12 cores are requested, 10.8 are there at most, so that what is lost with a node is not all made again."]
	_limited({"cpu": build.quantity("100", 100)}).violations == []
	_limited({}).violations == []
}
