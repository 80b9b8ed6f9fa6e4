package resilience.workload_disruption_test

import data.resilience.model.workloads.disruption
import data.resilience.testing as build

_workload(name, n) := build.kubernetes("apps/Deployment", "shop", name, {"spec": {"replicas": n}})

_pdb(name, spec, selected) := build.referring(build.kubernetes("policy/PodDisruptionBudget", "shop", name, {"spec": spec}), {"spec.selector": selected})

_budgets(workload, others) := budgets if {
	document := build.document(array.concat([workload], others), {})
	own := build.kind(workload, document)
	budgets := disruption.budgets(own) with input as document
}

_allowed(n, spec) := budget.allowed if {
	web := _workload("web", n)
	[budget] := _budgets(web, [_pdb("web", spec, [web])])
}

test_a_workload_without_a_budget if _budgets(_workload("web", 3), []) == []

test_a_budget if {
	web := _workload("web", 3)
	_budgets(web, [_pdb("web", {"maxUnavailable": 1}, [web])]) == [{
		"id": "app.yaml#PodDisruptionBudget.policy/shop/web", "allowed": 1, "blocks": false, "text": "maxUnavailable: 1",
	}]
}

test_two_budgets_are_sorted if {
	web := _workload("web", 3)
	budgets := _budgets(web, [_pdb("b", {"maxUnavailable": 1}, [web]), _pdb("a", {"minAvailable": 2}, [web])])
	[budget.text | some budget in budgets] == ["minAvailable: 2", "maxUnavailable: 1"]
}

test_a_service_that_selects_is_no_budget if {
	web := _workload("web", 3)
	_budgets(web, [build.referring(build.kubernetes("core/Service", "shop", "web", {}), {"spec.selector": [web]})]) == []
}

# What the disruption controller makes of n replicas: [n, limit, pods that may be taken away].
test_pods_that_may_be_unavailable if {
	every row in [
		[3, 1, 1], [3, 0, 0], [3, 5, 3],
		[3, "1%", 1], [3, "0%", 0], [1, "50%", 1], [3, "34%", 2], [10, "25%", 3], [3, "100%", 3], [3, "150%", 3], [0, "50%", 0],
	] {
		_allowed(row[0], {"maxUnavailable": row[1]}) == row[2]
	}
}

test_pods_that_must_be_available if {
	every row in [
		[3, 1, 2], [3, 2, 1], [3, 3, 0], [2, 5, 0], [3, 0, 3],
		[2, "51%", 0], [2, "50%", 1], [3, "50%", 1], [3, "100%", 0], [3, "0%", 3], [10, "75%", 2], [7, "30%", 4],
	] {
		_allowed(row[0], {"minAvailable": row[1]}) == row[2]
	}
}

test_a_budget_that_says_nothing_lets_none_be_taken_away if _allowed(3, {}) == 0

test_a_limit_that_is_none if {
	every limit in ["1", "half", "12.5%", "-1%", -1, 1.5, [], {}, true, "1000%"] {
		_allowed(3, {"maxUnavailable": limit}) == null
		_allowed(3, {"minAvailable": limit}) == null
	}
}

test_a_limit_that_is_none_is_not_repeated if {
	web := _workload("web", 3)
	[budget] := _budgets(web, [_pdb("web", {"minAvailable": "::error::"}, [web])])
	budget.text == "neither a number nor a percentage"
}

test_a_workload_of_unknown_replicas if _allowed("${REPLICAS}", {"maxUnavailable": 1}) == null

test_a_budget_over_two_workloads_counts_the_pods_of_both if {
	web := _workload("web", 2)
	api := _workload("api", 4)
	[budget] := _budgets(web, [api, _pdb("both", {"minAvailable": "50%"}, [web, api])])
	budget.allowed == 2
	[strict] := _budgets(web, [api, _pdb("both", {"minAvailable": 5}, [web, api])])
	strict.allowed == 1
}

test_a_budget_over_a_workload_of_unknown_replicas if {
	web := _workload("web", 2)
	api := _workload("api", "many")
	[budget] := _budgets(web, [api, _pdb("both", {"maxUnavailable": 1}, [web, api])])
	budget.allowed == null
}

test_a_budget_over_pods_of_another_kind if {
	web := _workload("web", 2)
	agent := build.kubernetes("apps/DaemonSet", "shop", "agent", {})
	[budget] := _budgets(web, [agent, _pdb("both", {"minAvailable": 1}, [web, agent])])
	budget.allowed == null
}

test_a_budget_that_several_inputs_hold_is_one if {
	web := _workload("web", 2)
	budgets := _budgets(web, [
		_pdb("web", {"maxUnavailable": 1}, [web]),
		build.over(_pdb("web", {"maxUnavailable": 2}, [web]), {"input": "base.yaml"}),
	])
	[budget.text | some budget in budgets] == ["maxUnavailable: 1"]
}

test_a_workload_that_several_inputs_hold_counts_once if {
	web := _workload("web", 2)
	variant := build.over(_workload("web", 5), {"input": "base.yaml"})
	[budget] := _budgets(web, [variant, _pdb("web", {"minAvailable": 2}, [web, variant])])
	budget.allowed == 0
}

_why(workload, others) := why if {
	document := build.document(array.concat([workload], others), {})
	own := build.kind(workload, document)
	why := disruption.why_unknown(own) with input as document
}

_hidden(pdb, field) := build.over(pdb, {"unknown": {"spec": {field: true}}})

test_a_limit_that_is_not_known_yet if {
	web := _workload("web", 3)
	[budget] := _budgets(web, [_hidden(_pdb("web", {}, [web]), "minAvailable")])
	[budget.allowed, budget.text] == [null, "PodDisruptionBudget.policy/shop/web: spec.minAvailable is known only after apply"]
}

test_a_budget_that_may_select_it if {
	web := _workload("web", 3)
	_why(web, [_hidden(_pdb("web", {}, []), "selector")]) == "PodDisruptionBudget.policy/shop/web: spec.selector is known only after apply"
}

test_what_a_budget_selects_is_known_where_it_is_linked if {
	web := _workload("web", 3)
	_why(web, [_hidden(_pdb("web", {}, [web]), "selector")]) == ""
	_why(web, [_pdb("web", {}, [])]) == ""
}

test_labels_that_a_budget_may_select if {
	web := build.over(_workload("web", 3), {"withheld": {"spec": {"template": {"metadata": {"labels": {"app": true}}}}}})
	_why(web, []) == ""
	_why(web, [_pdb("api", {}, [])]) == "Deployment.apps/shop/web: spec.template.metadata.labels is known only after apply"
}

test_what_another_object_made_is_not_counted_twice if {
	web := _workload("web", 3)
	made := [build.kubernetes(type, "shop", "web-1", {"metadata": {"ownerReferences": [{"kind": "Deployment", "name": "web"}]}}) | some type in ["apps/ReplicaSet", "core/Pod"]]
	[budget] := _budgets(web, array.concat(made, [_pdb("web", {"minAvailable": 2}, array.concat([web], made))]))
	budget.allowed == 1
}

test_budgets_that_say_nothing_of_pods_that_are_not_ready if {
	silent := _pdb("silent", {"maxUnavailable": 1}, [])
	telling := _pdb("telling", {"unhealthyPodEvictionPolicy": "AlwaysAllow"}, [])
	found := disruption.says_nothing_of_unhealthy with input as build.document([silent, telling, _hidden(_pdb("later", {}, []), "unhealthyPodEvictionPolicy"), _hidden(_pdb("other", {}, []), "maxUnavailable")], {})
	object.keys(found) == {build.id(silent), build.id(_pdb("other", {}, []))}
	[value | some value in found] == [true, true]
}
