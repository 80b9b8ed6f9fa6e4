package resilience.workload_data_centres_test

import data.resilience.main
import data.resilience.rules.ha["workload-data-centres"] as rule
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

_entry(cause) := {
	"subject": _id,
	"attribute": "spec.template.spec.topologySpreadConstraints",
	"message": "Nothing keeps the 3 replicas of web in different data centres: one may hold them all.",
	"evidence": [
		{"name": "replicas", "value": 3, "unit": "", "from": _id},
		{"name": "data centres", "value": 3, "unit": "", "from": "setting assumed_cluster"},
	],
	"caused_by": cause,
}

_two_nodes_each := {"assumed_cluster": {"nodes": 6, "data_centres": 3}}

test_different_nodes_of_one_data_centre if {
	_violations(_web(3, [_constraint(_host, "DoNotSchedule", _own)]), _two_nodes_each) == {_entry(null)}
}

test_different_nodes_are_in_different_data_centres_where_each_has_one if {
	_violations(_web(3, [_constraint(_host, "DoNotSchedule", _own)]), {}) == set()
}

test_a_preference_for_different_nodes_promises_nothing_of_data_centres if {
	_violations(_web(3, [_constraint(_host, "ScheduleAnyway", _own)]), {}) == {_entry(null)}
}

test_what_nothing_keeps_apart_at_all_follows_from_that if {
	_violations(_web(3, []), {}) == {_entry({"rule": "ha/workload-spread", "subject": _id})}
}

test_a_selector_of_other_pods if {
	constraints := [_constraint(_host, "DoNotSchedule", _own), _constraint(_zone, "DoNotSchedule", {"app": "api"})]
	_violations(_web(3, constraints), _two_nodes_each) == {_entry(null)}
}

test_different_data_centres if _violations(_web(3, [_constraint(_zone, "DoNotSchedule", _own)]), {}) == set()

test_a_preference_counts if _violations(_web(3, [_constraint(_zone, "ScheduleAnyway", _own)]), {}) == set()

test_a_cluster_in_one_data_centre_is_not_judged if {
	subjects := rule.subjects with input as build.document([_web(3, [])], {"assumed_cluster": {"nodes": 3, "data_centres": 1}})
	subjects == {}
}

test_a_declared_cluster if {
	machines := [build.machine("a", "eu-west-1a"), build.machine("b", "eu-west-1b")]
	found := rule.violations with input as build.document(array.concat(machines, [_web(3, [])]), {"clusters": [build.cluster("pam", machines, {})]})
	[entry.evidence[1] | some entry in found] == [{"name": "data centres", "value": 2, "unit": "", "from": "cluster:pam"}]
}

test_a_declared_cluster_in_one_data_centre_is_not_judged if {
	machines := [build.machine("a", "eu-west-1a"), build.machine("b", "eu-west-1a")]
	subjects := rule.subjects with input as build.document(array.concat(machines, [_web(3, [])]), {"clusters": [build.cluster("pam", machines, {})]})
	subjects == {}
}

test_one_replica_is_not_judged if {
	subjects := rule.subjects with input as build.document([_web(1, [])], {})
	subjects == {}
}

test_an_unknown_number_is_undetermined if {
	judged := main.result.rules.ha["workload-data-centres"] with input as build.document([_web("${REPLICAS}", [])], {})
	judged.violations == []
	[entry.attribute | some entry in judged.undetermined] == ["replicas"]
}

test_what_an_objective_asks_for if {
	asked := {level: entry.asked |
		some level in ["node", "data-centre"]
		judged := main.result.rules.ha["workload-data-centres"] with input as build.document([_web(3, [])], {"objectives": {"tolerate": level}})
		some entry in judged.violations
	}
	asked == {"node": "no", "data-centre": "yes"}
}

test_what_keeps_all_in_one_data_centre if {
	web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {
		"replicas": 3,
		"template": {"metadata": {"labels": _own}, "spec": {
			"nodeSelector": {_zone: "eu-west-1a"},
			"topologySpreadConstraints": [_constraint(_host, "DoNotSchedule", _own), _constraint(_zone, "DoNotSchedule", _own)],
		}},
	}})
	{entry.message | some entry in _violations(web, {})} == {"All 3 replicas of web are in one data centre: its node selector is topology.kubernetes.io/zone: eu-west-1a."}
}
