package resilience.rules_test.ha.preflight_nodes

import data.resilience.main
import data.resilience.testing as build

_preflight := build.kubernetes("troubleshoot.sh/Preflight", "", "shop", {"spec": {"analyzers": [{"nodeResources": {"outcomes": [{"fail": {"when": "count() < 3"}}]}}]}})

_machines := [build.machine(zone, zone) | some zone in ["a", "b", "c"]]

_judged(n) := {"subjects": judged.subjects, "told": [entry.message | some entry in judged.violations]} if {
	settings := {"clusters": [build.cluster("pam", array.slice(_machines, 0, n), {"inputs": ["app.yaml"]})]}
	judged := main.result.rules.ha["preflight-nodes"] with input as build.document(array.concat(_machines, [_preflight]), settings)
}

_id := build.id(_preflight)

test_fewer_nodes_than_asked_for if _judged(2) == {"subjects": [_id], "told": ["shop asks for 3 nodes, and pam has 2."]}

test_enough_nodes if _judged(3) == {"subjects": [_id], "told": []}

test_nodes_that_nobody_counts if {
	main.result.rules.ha["preflight-nodes"].subjects == [] with input as build.document([_preflight], {})
}

test_a_cluster_whose_nodes_are_not_counted if {
	eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})
	judged := main.result.rules.ha["preflight-nodes"] with input as build.document([_preflight, eks], {})
	[judged.subjects, [entry.message | some entry in judged.undetermined]] == [
		[_id],
		["shop asks for 3 nodes, and how many shop has is not known: aws_eks_cluster.main: no node group of it is in the inputs."],
	]
}

# Machines of 8 cores and 32 GiB.
_told_of(when) := [entry.message | some entry in array.concat(judged.violations, judged.undetermined)] if {
	preflight := build.kubernetes("troubleshoot.sh/Preflight", "", "shop", {"spec": {"analyzers": [{"nodeResources": {"outcomes": [{"fail": {"when": when}}]}}]}})
	settings := {"clusters": [build.cluster("pam", _machines, {"inputs": ["app.yaml"]})]}
	judged := main.result.rules.ha["preflight-nodes"] with input as build.document(array.concat(_machines, [preflight]), settings)
}

test_the_size_of_nodes if {
	_told_of("min(memoryCapacity) < 64Gi") == ["shop asks for 64 GiB of memory of each node, and pam has 32 GiB of memory."]
	_told_of("min(memoryCapacity) < 32Gi") == []
	_told_of("sum(cpuCapacity) < 32") == ["shop asks for 32 cores of all nodes together, and pam has 24 cores."]
	_told_of("sum(cpuCapacity) < 24") == []
}

test_nodes_of_a_size_that_is_not_known if {
	eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})
	preflight := build.kubernetes("troubleshoot.sh/Preflight", "", "shop", {"spec": {"analyzers": [{"nodeResources": {"outcomes": [{"fail": {"when": "sum(cpuCapacity) < 12"}}]}}]}})
	judged := main.result.rules.ha["preflight-nodes"] with input as build.document([preflight, eks], {})
	[entry.message | some entry in judged.undetermined] == ["shop asks for 12 cores of all nodes together, and of what size the nodes of shop are is not known."]
}
