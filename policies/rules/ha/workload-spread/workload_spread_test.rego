package resilience.workload_spread_test

import data.resilience.main
import data.resilience.rules.ha["workload-spread"] as rule
import data.resilience.testing as build

_zone := "topology.kubernetes.io/zone"

_host := "kubernetes.io/hostname"

_web(replicas, constraints) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {
	"replicas": replicas,
	"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": constraints}},
}})

_constraint(key, when, labels) := {"maxSkew": 1, "topologyKey": key, "whenUnsatisfiable": when, "labelSelector": {"matchLabels": labels}}

_own := {"app": "web"}

_violations(workload, settings) := found if {
	found := rule.violations with input as build.document([workload], settings)
}

_id := "app.yaml#Deployment.apps/shop/web"

_not_apart := {
	"subject": _id,
	"attribute": "spec.template.spec.topologySpreadConstraints",
	"message": "Nothing keeps the 3 replicas of web apart: one node may hold them all.",
	"evidence": [{"name": "replicas", "value": 3, "unit": "", "from": _id}],
}

test_nothing_is_said if _violations(_web(3, []), {}) == {_not_apart}

test_a_selector_of_other_pods_keeps_nothing_apart if {
	_violations(_web(3, [_constraint(_zone, "DoNotSchedule", {"app": "api"})]), {}) == {_not_apart}
}

test_different_nodes if _violations(_web(3, [_constraint(_host, "DoNotSchedule", _own)]), {}) == set()

test_different_data_centres if _violations(_web(3, [_constraint(_zone, "DoNotSchedule", _own)]), {}) == set()

test_a_preference_counts if _violations(_web(3, [_constraint(_host, "ScheduleAnyway", _own)]), {}) == set()

test_one_replica_is_not_judged if {
	subjects := rule.subjects with input as build.document([_web(1, [])], {})
	subjects == {}
}

test_an_unknown_number_is_undetermined if {
	judged := main.result.rules.ha["workload-spread"] with input as build.document([_web("${REPLICAS}", [])], {})
	judged.violations == []
	[entry.attribute | some entry in judged.undetermined] == ["replicas"]
}

test_what_keeps_all_on_one_node if {
	web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {
		"replicas": 3,
		"template": {"metadata": {"labels": _own}, "spec": {"nodeName": "node-1", "topologySpreadConstraints": [_constraint(_host, "DoNotSchedule", _own)]}},
	}})
	{entry.message | some entry in _violations(web, {})} == {"All 3 replicas of web are on one node: its pods name their node."}
}
