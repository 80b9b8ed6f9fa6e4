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
		"attribute": "spec.analyzers.0.nodeResources.outcomes.0.fail.when", "unknown": {},
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
