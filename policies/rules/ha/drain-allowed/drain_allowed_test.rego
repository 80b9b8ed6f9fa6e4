package resilience.drain_allowed_test

import data.resilience.main
import data.resilience.rules.ha["drain-allowed"] as rule
import data.resilience.testing as build

_web(replicas) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": replicas}})

_pdb(name, spec, selected) := build.referring(build.kubernetes("policy/PodDisruptionBudget", "shop", name, {"spec": spec}), {"spec.selector": selected})

_violations(resources) := found if {
	found := rule.violations with input as build.document(resources, {})
}

_of(n, spec) := {entry.message | some entry in _violations([_web(n), _pdb("web", spec, [_web(n)])])}

_judged(resources) := judged if {
	judged := main.result.rules.ha["drain-allowed"] with input as build.document(resources, {})
}

_id := "app.yaml#Deployment.apps/shop/web"

_budget := "app.yaml#PodDisruptionBudget.policy/shop/web"

test_a_budget_that_blocks if {
	_violations([_web(2), _pdb("web", {"minAvailable": "51%"}, [_web(2)])]) == {{
		"subject": _id, "related": [_budget],
		"message": "The disruption budget of web (minAvailable: 51%, 2 replicas) lets no pod be taken away: a node with one can't be drained.",
		"evidence": [
			{"name": "replicas", "value": 2, "unit": "", "from": _id},
			{"name": "pods that may be taken away", "value": 0, "unit": "", "from": _budget},
		],
	}}
}

test_a_budget_that_says_nothing_blocks if {
	_of(2, {}) == {"The disruption budget of web (neither minAvailable nor maxUnavailable, 2 replicas) lets no pod be taken away: a node with one can't be drained."}
}

test_a_budget_of_one_replica_blocks if {
	_of(1, {"minAvailable": 1}) == {"The disruption budget of web (minAvailable: 1, 1 replica) lets no pod be taken away: a node with one can't be drained."}
}

test_two_budgets if {
	entries := _violations([_web(3), _pdb("a", {"maxUnavailable": 1}, [_web(3)]), _pdb("b", {"maxUnavailable": 1}, [_web(3)])])
	{entry.message | some entry in entries} == {"web is selected by 2 disruption budgets: every eviction of its pods is refused."}
}

test_right_budgets if {
	every row in [[2, {"maxUnavailable": 1}], [3, {"minAvailable": 2}], [3, {"maxUnavailable": "34%"}], [2, {"minAvailable": "50%"}], [1, {"maxUnavailable": 1}], [2, {"maxUnavailable": 2}]] {
		_of(row[0], row[1]) == set()
	}
}

test_the_autoscalers_minimum_is_what_a_budget_must_leave_room_in if {
	web := _web(5)
	hpa := build.referring(build.kubernetes("autoscaling/HorizontalPodAutoscaler", "shop", "web", {"spec": {"minReplicas": 2}}), {"spec.scaleTargetRef": [web]})
	entries := _violations([web, hpa, _pdb("web", {"minAvailable": 2}, [web])])
	[entry.subject | some entry in entries] == [_id]
}

_unset := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {}})

test_a_budget_that_may_fit_where_no_number_is_set_is_undetermined if {
	judged := _judged([_unset, _pdb("web", {"minAvailable": 2}, [_unset])])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["How many pods of web its disruption budget lets be taken away can't be told (minAvailable: 2, and no number of replicas is set)."]
}

test_a_budget_that_blocks_whatever_the_number_is if {
	every spec in [{"maxUnavailable": 0}, {"maxUnavailable": "0%"}, {"minAvailable": "100%"}, {"minAvailable": "150%"}, {}] {
		count(_violations([_unset, _pdb("web", spec, [_unset])])) == 1
	}
}

test_a_budget_that_fits_whatever_the_number_is if {
	_violations([_unset, _pdb("web", {"maxUnavailable": 1}, [_unset])]) == set()
}

test_what_has_no_budget_or_is_switched_off_is_not_judged if {
	_judged([_web(3)]).subjects == []
	_judged([_web(0), _pdb("web", {"minAvailable": 1}, [_web(0)])]).subjects == []
}

test_a_limit_that_is_none_is_undetermined if {
	judged := _judged([_web(2), _pdb("web", {"minAvailable": "half"}, [_web(2)])])
	judged.violations == []
	[[entry.message, entry.related] | some entry in judged.undetermined] == [[
		"How many pods of web its disruption budget lets be taken away can't be told (neither a number nor a percentage).",
		[_budget],
	]]
}

test_unknown_replicas_are_undetermined if {
	web := _web("${REPLICAS}")
	judged := _judged([web, _pdb("web", {"minAvailable": 1}, [web])])
	judged.violations == []
	[entry.attribute | some entry in judged.undetermined] == ["replicas"]
}

test_a_budget_of_pods_that_no_input_shows if {
	every spec in [{"maxUnavailable": 0}, {"minAvailable": "100%"}, {}] {
		[entry.subject | some entry in _violations([_pdb("web", spec, [])])] == [_budget]
	}
	every spec in [{"maxUnavailable": 1}, {"minAvailable": 3}, {"minAvailable": "99%"}, {"maxUnavailable": "none"}] {
		_judged([_pdb("web", spec, [])]) == {"subjects": [_budget], "violations": [], "undetermined": []}
	}
	blocked := "PodDisruptionBudget.policy/shop/web (maxUnavailable: 0) lets no pod be taken away: a node with one can't be drained."
	[entry.message | some entry in _violations([_pdb("web", {"maxUnavailable": 0}, [])])] == [blocked]
}

test_a_limit_that_is_not_known_yet_of_pods_that_no_input_shows if {
	pdb := build.over(_pdb("web", {}, []), {"unknown": {"spec": {"minAvailable": true}}})
	judged := _judged([pdb])
	[judged.violations, [entry.message | some entry in judged.undetermined]] == [[], ["PodDisruptionBudget.policy/shop/web: spec.minAvailable is known only after apply"]]
}

_asked_of_unhealthy(resources) := [entry.message | some entry in judged.violations] if {
	judged := main.result.rules.ha["drain-allowed"] with input as build.document(resources, {"parameters": {"ha/drain-allowed": {"unhealthy": true}}})
}

test_what_becomes_of_pods_that_are_not_ready_where_the_settings_say_so if {
	silent := {"maxUnavailable": 1}
	_judged([_web(3), _pdb("web", silent, [_web(3)])]).violations == []
	_asked_of_unhealthy([_web(3), _pdb("web", silent, [_web(3)])]) == [
		"The disruption budget of web does not say what becomes of pods that are not ready: they block the draining of their node while too few others are ready.",
	]
	_asked_of_unhealthy([_pdb("web", silent, [])]) == [
		"PodDisruptionBudget.policy/shop/web does not say what becomes of pods that are not ready: they block the draining of their node while too few others are ready.",
	]
	every policy in ["AlwaysAllow", "IfHealthyBudget"] {
		_asked_of_unhealthy([_web(3), _pdb("web", object.union(silent, {"unhealthyPodEvictionPolicy": policy}), [_web(3)])]) == []
	}
}
