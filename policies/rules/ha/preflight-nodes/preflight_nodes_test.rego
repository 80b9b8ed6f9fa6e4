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

_big := build.terraform("aws_instance", "big", {"values": {"instance_type": "m6i.4xlarge", "availability_zone": "eu-west-1a"}})

# Three machines of 8 cores and 32 GiB, and one of 16 cores and 64 GiB.
_told(analyser) := {"fails": [entry.message | some entry in judged.violations], "open": [entry.message | some entry in judged.undetermined]} if {
	preflight := build.kubernetes("troubleshoot.sh/Preflight", "", "shop", {"spec": {"analyzers": [analyser]}})
	machines := array.concat(_machines, [_big])
	settings := {"clusters": [build.cluster("pam", machines, {"inputs": ["app.yaml"]})]}
	judged := main.result.rules.ha["preflight-nodes"] with input as build.document(array.concat(machines, [preflight]), settings)
}

_filtered(filters, when) := _told({"nodeResources": {"filters": filters, "outcomes": [{"fail": {"when": when}}]}})

_cores(n) := {"text": "", "value": n}

_nothing := {"fails": [], "open": []}

test_nodes_of_a_size if {
	_filtered({"cpuCapacity": _cores(16)}, "count() < 2") == {"fails": ["shop asks for 2 nodes of 16 cores, and pam has 1 at most."], "open": []}
	_filtered({"cpuCapacity": _cores(16)}, "count() < 1") == _nothing
	_filtered({"cpuCapacity": _cores(8), "memoryCapacity": _cores(32 * 1073741824)}, "count() < 4") == _nothing
}

test_nodes_that_it_selects if {
	labelled := {"selector": {"matchLabel": {"pool": "a"}}}
	_filtered(labelled, "count() < 5").fails == ["shop asks for 5 nodes that it selects, and pam has 4 at most."]
	_filtered(labelled, "count() < 3").open == ["shop asks for 3 nodes that it selects, and how many of these pam has is not known: what else it asks of them stands in no input."]
	_filtered(object.union(labelled, {"cpuCapacity": _cores(16)}), "count() < 2").fails == ["shop asks for 2 nodes that it selects of 16 cores, and pam has 1 at most."]
}

test_what_part_of_the_nodes_must_have if {
	labelled := {"selector": {"matchLabel": {"pool": "a"}}}
	_filtered(labelled, "min(cpuCapacity) < 8") == _nothing
	_filtered(labelled, "min(cpuCapacity) < 16") == {"fails": [], "open": ["shop asks for 16 cores of each of the nodes that it selects, and which of the nodes of pam it means is not known."]}
	_filtered(labelled, "min(cpuCapacity) < 32").fails == ["shop asks for 32 cores of each of the nodes that it selects, and pam has 16 cores at most."]
	_filtered(labelled, "sum(cpuCapacity) < 64").fails == ["shop asks for 64 cores of the nodes that it selects together, and pam has 40 cores at most."]
	_filtered(labelled, "sum(cpuCapacity) < 24").open == ["shop asks for 24 cores of the nodes that it selects together, and which of the nodes of pam it means is not known."]
	_filtered({}, "max(cpuCapacity) < 16") == _nothing
	_filtered({}, "max(cpuCapacity) < 32").fails == ["shop asks for 32 cores of one node, and pam has 16 cores."]
}

test_what_a_machine_has_less_of_than_its_type_says if {
	_filtered({}, "min(cpuAllocatable) < 16").fails == ["shop asks for 16 cores of each node, and pam has 8 cores at most."]
	_filtered({}, "min(cpuAllocatable) < 8").open == ["shop asks for 8 cores of each node, and that the nodes of pam have so much of it is not known."]
	_filtered({}, "min(ephemeralStorageCapacity) < 40Gi").open == ["shop asks for 40 GiB of disk of each node, and how large the disks of the nodes of pam are is not known."]
}

test_a_size_of_nodes_that_nobody_counts if {
	eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})
	preflight := build.kubernetes("troubleshoot.sh/Preflight", "", "shop", {"spec": {"analyzers": [{"nodeResources": {"filters": {"cpuCapacity": _cores(4)}, "outcomes": [{"fail": {"when": "count() < 3"}}]}}]}})
	judged := main.result.rules.ha["preflight-nodes"] with input as build.document([preflight, eks], {})
	[entry.message | some entry in judged.undetermined] == ["shop asks for 3 nodes of 4 cores, and how many of these shop has is not known: aws_eks_cluster.main: no node group of it is in the inputs."]
}
