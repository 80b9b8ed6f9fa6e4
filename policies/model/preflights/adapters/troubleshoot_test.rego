package resilience.preflights_troubleshoot_test

import data.resilience.model.preflights.adapters.troubleshoot
import data.resilience.testing as build

_preflight(analysers) := build.kubernetes("troubleshoot.sh/Preflight", "", "shop", {"spec": {"analyzers": analysers}})

_nodes(when) := {"nodeResources": {"outcomes": [{"fail": {"when": when}}, {"pass": {}}]}}

_of(analysers) := [preflight.nodes, preflight.attribute] if {
	[preflight] := troubleshoot.found with input as build.document([_preflight(analysers)], {})
}

test_a_number_of_nodes if {
	found := troubleshoot.found with input as build.document([_preflight([_nodes("count() < 3")])], {})
	found == [{
		"id": "app.yaml#Preflight.troubleshoot.sh/shop", "name": "shop", "cluster": "assumed", "nodes": 3,
		"attribute": "spec.analyzers.0.nodeResources.outcomes.0.fail.when", "groups": [], "sizes": [], "unknown": {},
	}]
	_of([_nodes("count() <= 2"), _nodes("count()<2")]) == [3, "spec.analyzers.0.nodeResources.outcomes.0.fail.when"]
	every when in ["< 3", "count < 3", "<= 2"] { _of([_nodes(when)]) == [3, "spec.analyzers.0.nodeResources.outcomes.0.fail.when"] }
}

test_what_may_be_excluded_asks_nothing if {
	asks := [3, "spec.analyzers.0.nodeResources.outcomes.0.fail.when"]
	every row in [[false, asks], ["false", asks], [true, [null, null]], ["repl{{ ConfigOption \"small\" }}", [null, null]]] {
		_of([{"nodeResources": object.union(_nodes("< 3").nodeResources, {"exclude": row[0]})}]) == row[1]
	}
}

_groups(filters, when) := [[group.nodes, group.cpu, group.memory, group.exact] | some group in preflight.groups] if {
	[preflight] := troubleshoot.found with input as build.document([_preflight([{"nodeResources": object.union(_nodes(when).nodeResources, {"filters": filters})}])], {})
}

_quantity(value) := {"text": "", "value": value}

test_a_number_of_nodes_of_a_size if {
	_groups({"cpuCapacity": _quantity(4), "memoryCapacity": _quantity(8589934592)}, "count() < 3") == [[3, 4, 8589934592, true]]
	_groups({"cpuAllocatable": _quantity(4)}, "< 3") == [[3, 4, 0, false]]
	_groups({"cpuCapacity": _quantity(4), "selector": {"matchLabel": {"pool": "a"}}}, "count() < 3") == [[3, 4, 0, false]]
	_groups({"memoryCapacity": {"text": "", "error": "is none"}}, "count() < 3") == [[3, 0, 0, false]]
	_groups({"cpuCapacity": _quantity(4)}, "min(memoryCapacity) < 8Gi") == []
}

test_what_asks_for_no_number if {
	every analysers in [
		[], [_nodes("min(memoryCapacity) < 8Gi")], [_nodes("count() == 0")], [_nodes(3)], [{"clusterVersion": {}}], ["x"],
		[{"nodeResources": {"filters": {"cpuCapacity": "4"}, "outcomes": [{"fail": {"when": "count() < 3"}}]}}],
		[{"nodeResources": {"outcomes": [{"warn": {"when": "count() < 3"}}]}}],
	] {
		_of(analysers) == [null, null]
	}
}

_sizes(analysers) := [[size.of, size.what, size.least, size.exact, size.some] | some size in preflight.sizes] if {
	[preflight] := troubleshoot.found with input as build.document([_preflight(analysers)], {})
}

test_sizes_of_nodes if {
	every row in [
		["min(memoryCapacity) < 8Gi", ["each", "memory", 8589934592, true, false]],
		["sum(cpuCapacity) < 12", ["all", "cpu", 12, true, false]],
		["min(cpuCapacity) < \"500m\"", ["each", "cpu", 0.5, true, false]],
		["max(memoryCapacity) < 8G", ["one", "memory", 8000000000, true, false]],
		["min(memoryAllocatable) < 8Gi", ["each", "memory", 8589934592, false, false]],
		["min(ephemeralStorageCapacity) < 40Gi", ["each", "disk", 42949672960, true, false]],
	] {
		_sizes([_nodes(row[0])]) == [row[1]]
	}
	every when in ["avg(cpuCapacity) < 4", "min(cpuCapacity) > 4", "sum(podCapacity) < 4", 3, "min(memoryCapacity) < many"] { _sizes([_nodes(when)]) == [] }
	_sizes([{"nodeResources": {"filters": {"taint": {}}, "outcomes": [{"fail": {"when": "sum(cpuCapacity) < 12"}}]}}]) == [["all", "cpu", 12, true, true]]
}

_of_host(kind, when) := [[size.of, size.what, size.least, size.exact, size.some] | some size in preflight.sizes] if {
	host := build.kubernetes("troubleshoot.sh/HostPreflight", "", "host", {"spec": {"analyzers": [{kind: {"outcomes": [{"fail": {"when": when}}]}}]}})
	[preflight] := troubleshoot.found with input as build.document([host], {})
}

test_sizes_of_hosts if {
	every row in [
		["cpu", "count < 4", ["each", "cpu", 4, true, false]],
		["cpu", "< 4", ["each", "cpu", 4, true, false]],
		["cpu", "logical <= 3", ["each", "cpu", 4, true, false]],
		["cpu", "physical < 4", ["each", "cpu", 4, false, false]],
		["memory", "< 8Gi", ["each", "memory", 8589934592, true, false]],
		["diskUsage", "total < 40Gi", ["each", "disk", 42949672960, true, false]],
		["diskUsage", "available < 10Gi", ["each", "disk", 10737418240, false, false]],
	] {
		_of_host(row[0], row[1]) == [row[2]]
	}
	every row in [["diskUsage", "used/total > 80%"], ["cpu", "supports x86-64-v2"], ["memory", "> 8Gi"], ["tcpLoadBalancer", "invalid-address"]] { _of_host(row[0], row[1]) == [] }
}

test_every_unit_of_a_size if {
	sizes := {
		"": 3, "K": 3000, "M": 3000000, "G": 3000000000, "T": 3000000000000,
		"Ki": 3072, "Mi": 3145728, "Gi": 3221225472, "Ti": 3298534883328,
	}
	every unit, least in sizes {
		_sizes([_nodes($"min(memoryCapacity) < 3{unit}")]) == [["each", "memory", least, true, false]]
		_of_host("memory", $"< 3{unit}") == [["each", "memory", least, true, false]]
		_of_host("diskUsage", $"total < 3{unit}") == [["each", "disk", least, true, false]]
	}
	_sizes([_nodes("min(cpuCapacity) < 250m")]) == [["each", "cpu", 0.25, true, false]]
}
