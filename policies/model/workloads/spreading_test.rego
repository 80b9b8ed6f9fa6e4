package resilience.workload_spreading_test

import data.resilience.model.workloads.pinning
import data.resilience.model.workloads.spreading
import data.resilience.testing as build

_zone := "topology.kubernetes.io/zone"

_host := "kubernetes.io/hostname"

_web := {"matchLabels": {"app": "web"}}

_workload(pod) := _kind(build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": pod}}}))

_kind(built) := build.kind(built, build.document([built], {}))

_constraint(key, overrides) := build.with_fields(
	{"maxSkew": 1, "topologyKey": key, "whenUnsatisfiable": "DoNotSchedule", "labelSelector": _web},
	overrides,
)

_constrained(constraints) := _workload({"topologySpreadConstraints": constraints})

_required(term) := _workload({"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}})

_preferred(term) := _workload({"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": term}]}}})

_term(key) := {"topologyKey": key, "labelSelector": _web}

_of(manifest) := [spread.node, spread.data_centre, spreading.max_skew(manifest, 3, pinning.of(manifest))] if {
	spread := spreading.of(manifest, 3, pinning.of(manifest))
}

_none := ["none", "none", null]

_unpinned := {"node": null, "data_centre": null, "held": null, "place": null}

test_nothing_is_said if _of(_workload({})) == _none

test_spread_over_data_centres_is_spread_over_nodes if _of(_constrained([_constraint(_zone, {})])) == ["guaranteed", "guaranteed", 1]

test_spread_over_nodes if _of(_constrained([_constraint(_host, {})])) == ["guaranteed", "none", null]

test_the_old_name_of_a_zone if _of(_constrained([_constraint("failure-domain.beta.kubernetes.io/zone", {})])) == ["guaranteed", "guaranteed", 1]

test_a_place_of_another_kind if _of(_constrained([_constraint("topology.kubernetes.io/region", {})])) == _none

test_a_wish_is_a_preference if {
	_of(_constrained([_constraint(_zone, {"whenUnsatisfiable": "ScheduleAnyway"})])) == ["preferred", "preferred", null]
	_of(_constrained([_constraint(_host, {"whenUnsatisfiable": "ScheduleAnyway"})])) == ["preferred", "none", null]
}

test_the_stronger_of_two if {
	_of(_constrained([_constraint(_host, {}), _constraint(_zone, {"whenUnsatisfiable": "ScheduleAnyway"})])) == ["guaranteed", "preferred", null]
	_of(_constrained([_constraint(_zone, {"maxSkew": 2}), _constraint(_zone, {})])) == ["guaranteed", "guaranteed", 1]
}

test_a_skew_as_large_as_the_number_of_replicas_keeps_nothing_apart if {
	_of(_constrained([_constraint(_zone, {"maxSkew": 2})])) == ["guaranteed", "guaranteed", 2]
	_of(_constrained([_constraint(_zone, {"maxSkew": 3})])) == _none
	spreading.of(_constrained([_constraint(_zone, {"maxSkew": 3})]), null, _unpinned) == {"node": "guaranteed", "data_centre": "guaranteed"}
}

test_a_selector_of_other_pods if _of(_constrained([_constraint(_zone, {"labelSelector": {"matchLabels": {"app": "api"}}})])) == _none

test_a_constraint_without_a_selector if _of(_constrained([object.remove(_constraint(_zone, {}), ["labelSelector"])])) == _none

test_a_selector_of_all_pods if _of(_constrained([_constraint(_zone, {"labelSelector": {}})])) == ["guaranteed", "guaranteed", 1]

test_pods_without_labels if {
	manifest := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"topologySpreadConstraints": [_constraint(_zone, {})]}}}})
	_of(_kind(manifest)) == _none
}

test_anti_affinity if {
	_of(_required(_term(_host))) == ["guaranteed", "none", null]
	_of(_required(_term(_zone))) == ["guaranteed", "guaranteed", 1]
	_of(_preferred(_term(_host))) == ["preferred", "none", null]
	_of(_preferred(_term(_zone))) == ["preferred", "preferred", null]
}

test_anti_affinity_to_other_pods if {
	_of(_required({"topologyKey": _host, "labelSelector": {"matchLabels": {"app": "api"}}})) == _none
	_of(_required({"topologyKey": _host})) == _none
}

test_anti_affinity_in_other_namespaces if {
	_of(_required(object.union(_term(_host), {"namespaces": ["other"]}))) == _none
	_of(_required(object.union(_term(_host), {"namespaces": ["other", "shop"]}))) == ["guaranteed", "none", null]
	_of(_required(object.union(_term(_host), {"namespaces": []}))) == ["guaranteed", "none", null]
}

test_what_is_no_constraint if {
	every odd in [null, 3, "x", [], {}, {"topologyKey": 5, "labelSelector": {}}] {
		_of(_constrained([odd])) == _none
		_of(_required(odd)) == _none
		_of(_preferred(odd)) == _none
	}
	every odd in [3, "x", {"a": 1}] { _of(_constrained(odd)) == _none }
	_of(_constrained([_constraint(_zone, {"maxSkew": "x"})])) == ["guaranteed", "guaranteed", 1]
}

_hidden(pod) := _kind(build.over(
	build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": pod}}}),
	{"unknown": {"spec": {"template": {"spec": {"topologySpreadConstraints": true}}}}},
))

test_what_is_not_known_yet_may_keep_pods_apart if {
	spreading.why_unknown(_hidden({}), _unpinned) == "Deployment.apps/shop/web: spec.template.spec.topologySpreadConstraints is known only after apply"
	spreading.why_unknown(_hidden({"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [_term(_zone)]}}}), _unpinned) == ""
	spreading.why_unknown(_constrained([]), _unpinned) == ""
}

test_anti_affinity_over_namespaces_that_are_selected if {
	_of(_required(object.union(_term(_host), {"namespaceSelector": {}}))) == ["guaranteed", "none", null]
	_of(_required(object.union(_term(_host), {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "shop"}}}))) == ["guaranteed", "none", null]
	_of(_required(object.union(_term(_host), {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "other"}}}))) == _none
}

_pinned(key, value) := _workload({"nodeSelector": {key: value}, "topologySpreadConstraints": [_constraint(_zone, {}), _constraint(_host, {})]})

test_nothing_spreads_what_may_be_in_one_place_only if {
	_of(_pinned(_zone, "eu-west-1a")) == ["guaranteed", "none", null]
	_of(_pinned(_host, "node-1")) == _none
}

test_a_pod_of_its_own if {
	pod := build.kubernetes("core/Pod", "shop", "web", {"metadata": {"labels": {"app": "web"}}, "spec": {"topologySpreadConstraints": [_constraint(_zone, {})]}})
	_of(_kind(pod)) == ["guaranteed", "guaranteed", 1]
}

test_pods_that_no_input_shows if {
	rollout := build.kubernetes("argoproj.io/Rollout", "shop", "web", {"spec": {"workloadRef": {"name": "web"}}})
	spreading.why_unknown(_kind(rollout), _unpinned) == "Rollout.argoproj.io/shop/web: the Deployment that it takes over is in no input"
}
