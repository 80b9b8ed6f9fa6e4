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
