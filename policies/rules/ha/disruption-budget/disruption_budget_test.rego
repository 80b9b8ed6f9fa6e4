package resilience.disruption_budget_test

import data.resilience.main
import data.resilience.rules.ha["disruption-budget"] as rule
import data.resilience.testing as build

_web(replicas) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": replicas}})

_pdb(name, spec, selected) := build.referring(build.kubernetes("policy/PodDisruptionBudget", "shop", name, {"spec": spec}), {"spec.selector": selected})

_violations(resources) := found if {
	found := rule.violations with input as build.document(resources, {})
}

_of(n, spec) := {entry.message | some entry in _violations([_web(n), _pdb("web", spec, [_web(n)])])}

_id := "app.yaml#Deployment.apps/shop/web"

_budget := "app.yaml#PodDisruptionBudget.policy/shop/web"

test_no_budget if {
	_violations([_web(2)]) == {{
		"subject": _id,
		"message": "web has no disruption budget: a drain may take its 2 replicas away at once.",
		"evidence": [{"name": "replicas", "value": 2, "unit": "", "from": _id}],
	}}
}

test_a_budget_that_allows_all if {
	_violations([_web(2), _pdb("web", {"maxUnavailable": "100%"}, [_web(2)])]) == {{
		"subject": _id, "related": [_budget],
		"message": "The disruption budget of web (maxUnavailable: 100%) lets all 2 replicas be taken away at once.",
		"evidence": [
			{"name": "replicas", "value": 2, "unit": "", "from": _id},
			{"name": "pods that may be taken away", "value": 2, "unit": "", "from": _budget},
		],
	}}
	_of(2, {"maxUnavailable": 2}) == {"The disruption budget of web (maxUnavailable: 2) lets all 2 replicas be taken away at once."}
}

test_budgets_that_keep_some if {
	every row in [[2, {"maxUnavailable": 1}], [3, {"minAvailable": 2}], [3, {"maxUnavailable": "34%"}], [2, {"minAvailable": "50%"}], [2, {"minAvailable": 2}]] {
		_of(row[0], row[1]) == set()
	}
}

_unset := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {}})

test_no_budget_where_no_number_is_set if {
	_violations([_unset]) == {{
		"subject": _id,
		"message": "web has no disruption budget: a drain may take all of its replicas away at once.",
		"caused_by": {"rule": "ha/workload-replicas", "subject": _id},
	}}
}

test_what_has_one_replica_or_none_is_not_judged if {
	every n in [0, 1] {
		subjects := rule.subjects with input as build.document([_web(n)], {})
		subjects == {}
	}
}

test_a_pod_of_its_own_needs_no_budget if {
	subjects := rule.subjects with input as build.document([build.kubernetes("core/Pod", "shop", "web", {})], {})
	subjects == {}
}

test_unknown_replicas_are_undetermined if {
	judged := main.result.rules.ha["disruption-budget"] with input as build.document([_web("${REPLICAS}")], {})
	judged.violations == []
	[entry.attribute | some entry in judged.undetermined] == ["replicas"]
}

_postgresql(spec) := build.kubernetes("postgresql.cnpg.io/Cluster", "shop", "db", {"spec": object.union({"instances": 3}, spec)})

_judged(resources) := judged if {
	judged := main.result.rules.ha["disruption-budget"] with input as build.document(resources, {})
}

test_an_operator_that_is_told_to_keep_no_budget if {
	db := _postgresql({"enablePDB": false})
	[[entry.message, entry.attribute] | some entry in _judged([db]).violations] == [[
		"Cluster shop/db has no disruption budget: a drain may take all of its members away at once (enablePDB is false).", "spec.enablePDB",
	]]
}

test_an_operator_that_keeps_budgets if {
	db := _postgresql({})
	_judged([db, _web(2)]).subjects == [build.id(db), _id]
	[entry.subject | some entry in _judged([db, _web(2)]).violations] == [_id]
}

test_whether_an_operator_keeps_budgets_is_not_known_yet if {
	db := build.over(_postgresql({}), {"unknown": {"spec": {"enablePDB": true}}})
	[[entry.message, entry.attribute] | some entry in _judged([db]).undetermined] == [["Cluster.postgresql.cnpg.io/shop/db: spec.enablePDB is known only after apply", "spec.enablePDB"]]
}
