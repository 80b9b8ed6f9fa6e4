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
		"attribute": "spec.analyzers.0.nodeResources.outcomes.0.fail.when", "sizes": [], "unknown": {},
	}]
	_of([_nodes("count() <= 2"), _nodes("count()<2")]) == [3, "spec.analyzers.0.nodeResources.outcomes.0.fail.when"]
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

_sizes(analysers) := [[size.of, size.what, size.least] | some size in preflight.sizes] if {
	[preflight] := troubleshoot.found with input as build.document([_preflight(analysers)], {})
}

test_sizes_of_nodes if {
	_sizes([_nodes("min(memoryCapacity) < 8Gi"), _nodes("sum(cpuCapacity) < 12"), _nodes("min(cpuCapacity) < \"500m\"")]) == [["each", "memory", 8589934592], ["all", "cpu", 12], ["each", "cpu", 0.5]]
	every when in ["max(cpuCapacity) < 4", "min(cpuCapacity) > 4", "sum(podCapacity) < 4", 3, "min(memoryCapacity) < many"] { _sizes([_nodes(when)]) == [] }
	_sizes([{"nodeResources": {"filters": {"taint": {}}, "outcomes": [{"fail": {"when": "sum(cpuCapacity) < 12"}}]}}]) == []
}

test_sizes_of_hosts if {
	host := build.kubernetes("troubleshoot.sh/HostPreflight", "", "host", {"spec": {"analyzers": [
		{"cpu": {"outcomes": [{"fail": {"when": "count < 4"}}]}}, {"memory": {"outcomes": [{"fail": {"when": "< 8Gi"}}]}}, {"diskUsage": {"outcomes": [{"fail": {"when": "total < 40Gi"}}]}},
	]}})
	[preflight] := troubleshoot.found with input as build.document([host], {})
	[[size.of, size.what, size.least] | some size in preflight.sizes] == [["each", "cpu", 4], ["each", "memory", 8589934592]]
}
