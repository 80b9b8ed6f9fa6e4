package resilience.simulation_pods_test

import data.resilience.simulation
import data.resilience.testing

_machines := [testing.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]

# One workload of a cluster with a node in each of three data centres.
_outcomes(workload) := {"node": node, "data-centre": data_centre} if {
	document := testing.document(_machines, {
		"clusters": [testing.cluster("pam", _machines, {})],
		"services": [testing.service("app", ["w"], {})],
	})
	all := simulation.failures with input as document with data.resilience.model.workloads.by_id as {"w": object.union(_workload, workload)}
	node := [object.remove(failure.services[0], ["service"]) | some failure in all; failure.kind == "node"][0]
	data_centre := [object.remove(failure.services[0], ["service"]) | some failure in all; failure.kind == "data-centre"][0]
}

_workload := {
	"id": "w", "name": "web", "kind": "Deployment", "namespace": "shop", "service": "app", "cluster": "cluster:pam",
	"replicas": 3, "replicas_from": "w", "spread": {"node": "none", "data_centre": "none"}, "max_skew": null, "budgets": [],
	"cpu": null, "memory": null, "storage": "none", "remade": true, "pinned": {"node": null, "data_centre": null, "held": null}, "unknown": {},
}

_down(why, rto_s) := {"part": "w", "outcome": "down", "capacity": 0, "rpo_s": 0, "rto_s": rto_s, "parts": {"as_bad": 1, "all": 1}, "why": why, "may": true}

_reduced(part, capacity, why) := {"part": part, "outcome": "reduced", "capacity": capacity, "rpo_s": 0, "rto_s": 0, "parts": {"as_bad": 1, "all": 1}, "why": why}

test_nothing_keeps_them_apart if {
	_outcomes({}) == {
		"node": _down("all 3 replicas of web may run on it, until the pods run elsewhere", 350),
		"data-centre": _down("all 3 replicas of web may run there, until the pods run elsewhere", 350),
	}
}

test_one_replica_is_down_until_it_runs_elsewhere if {
	_outcomes({"replicas": 1, "spread": {"node": "guaranteed", "data_centre": "guaranteed"}, "max_skew": 1}) == {
		"node": _down("the one replica of web may run on it, until the pods run elsewhere", 350),
		"data-centre": _down("the one replica of web may run there, until the pods run elsewhere", 350),
	}
}

test_kept_apart_by_data_centre if {
	left := _reduced("cluster:pam", 2 / 3, "2 of 3 nodes of pam are left")
	_outcomes({"spread": {"node": "guaranteed", "data_centre": "guaranteed"}, "max_skew": 1}) == {"node": left, "data-centre": left}
}

test_kept_apart_by_node_they_are_where_the_nodes_are if {
	half := _reduced("w", 1 / 2, "1 of 2 replicas of web is left")
	_outcomes({"replicas": 2, "spread": {"node": "guaranteed", "data_centre": "none"}}) == {"node": half, "data-centre": half}
}

test_a_wish_counts_and_is_told_as_one if {
	half := _reduced("w", 1 / 2, "1 of 2 replicas of web is left, if the scheduler can do as it is asked")
	_outcomes({"replicas": 2, "spread": {"node": "preferred", "data_centre": "preferred"}}) == {"node": half, "data-centre": half}
}

test_a_large_skew_allows_all_in_one_place if {
	_outcomes({"replicas": 2, "spread": {"node": "guaranteed", "data_centre": "guaranteed"}, "max_skew": 2})["data-centre"] == _down("all 2 replicas of web may run there (its constraints allow it), until the pods run elsewhere", 350)
}

test_a_volume_holds_its_pod if {
	_outcomes({"replicas": 1, "storage": "data-centre"}) == {
		"node": _down("the one replica of web may run on it, and no other node of that data centre can take its volume", null),
		"data-centre": _down("the one replica of web may run there, and its volume can't leave that data centre", null),
	}
	_outcomes({"replicas": 1, "storage": "node"}) == {
		"node": _down("the one replica of web may run on it, and its volume can't leave that node", null),
		"data-centre": _down("the one replica of web may run there, and its volume can't leave its node", null),
	}
	_outcomes({"replicas": 1, "storage": "unknown"}).node == _down("the one replica of web may run on it, and whether its volume can follow it is not known", null)
	_outcomes({"replicas": 1, "storage": "cluster"}).node == _down("the one replica of web may run on it, until the pods run elsewhere", 350)
}

test_replicas_that_are_not_known_are_unknown if {
	unknown := {"part": "w", "outcome": "unknown", "capacity": null, "rpo_s": null, "rto_s": null, "parts": {"as_bad": 1, "all": 1}, "why": "it is known only after apply"}
	_outcomes({"replicas": null, "unknown": {"replicas": "it is known only after apply"}}) == {"node": unknown, "data-centre": unknown}
}

# With a part of its nodes it loses nothing either, since what is to run can be started on the others.
test_what_keeps_no_pod_loses_nothing if {
	every from in ["w", "scaler"] {
		_failing({"replicas": 0, "replicas_from": from}) == set()
	}
}

_failing(workload) := {[failure.kind, cell.outcome] |
	document := testing.document(_machines, {"clusters": [testing.cluster("pam", _machines, {})], "services": [testing.service("app", ["w"], {})]})
	some failure in _all_failures(document, workload)
	some cell in failure.services
	failure.kind != "region"
}

_all_failures(document, workload) := all if {
	all := simulation.failures with input as document with data.resilience.model.workloads.by_id as {"w": object.union(_workload, workload)}
}

test_what_keeps_no_pod_stops_where_its_cluster_does if {
	first := array.slice(_machines, 0, 1)
	document := testing.document(first, {"clusters": [testing.cluster("pam", first, {})], "services": [testing.service("app", ["w"], {})]})
	all := _all_failures(document, {"replicas": 0, "replicas_from": "scaler"})
	{[failure.kind, cell.outcome] | some failure in all; some cell in failure.services; failure.kind != "region"} == {["node", "down"], ["data-centre", "down"]}
}

test_a_pod_of_its_own_is_not_made_again if {
	gone := _down("web is a pod of its own, and nothing makes it again", null)
	_outcomes({"kind": "Pod", "replicas": 1, "remade": false}) == {"node": gone, "data-centre": gone}
}

test_pods_of_one_data_centre_are_lost_with_it if {
	pinned := {"node": null, "data_centre": "its node selector is eu-west-1a", "held": "data-centre"}
	_outcomes({"spread": {"node": "guaranteed", "data_centre": "none"}, "pinned": pinned}) == {
		"node": _reduced("cluster:pam", 2 / 3, "2 of 3 nodes of pam are left"),
		"data-centre": _down("all 3 replicas of web may run there, and nowhere else: its node selector is eu-west-1a", null),
	}
}

# Where the place is one of the cluster's, only its loss stops them; they are spread over its nodes alone.
test_pods_of_one_data_centre_run_on_when_another_is_lost if {
	machines := [testing.machine(name, $"eu-west-1{zone}") | some [name, zone] in [["a1", "a"], ["a2", "a"], ["b1", "b"]]]
	document := testing.document(machines, {
		"clusters": [testing.cluster("pam", machines, {})],
		"services": [testing.service("app", ["w"], {})],
		"simulation": {"pairs": true},
	})
	web := object.union(_workload, {
		"replicas": 4, "spread": {"node": "guaranteed", "data_centre": "none"},
		"pinned": {"node": null, "data_centre": "its node selector is eu-west-1a", "held": "data-centre", "place": "eu-west-1a"},
	})
	all := simulation.failures with input as document with data.resilience.model.workloads.by_id as {"w": web}
	cells := {failure.domain: [cell.outcome, cell.capacity, cell.why] | some failure in all; some cell in failure.services}
	cells["eu-west-1a and eu-west-1b"][0] == "down"
	object.filter(cells, ["eu-west-1a", "eu-west-1b", "primaries of pam in eu-west-1a", "primaries of pam in eu-west-1b"]) == {
		"eu-west-1a": ["down", 0, "1 of 3 primaries of pam would be left, and 2 are needed"],
		"eu-west-1b": ["reduced", 2 / 3, "2 of 3 nodes of pam are left"],
		"primaries of pam in eu-west-1a": ["reduced", 0.5, "2 of 4 replicas of web are left"],
		"primaries of pam in eu-west-1b": ["reduced", 0.5, "2 of 4 replicas of web are left"],
	}
}

# It is known where they are: their loss is no matter of luck.
test_pods_of_a_known_data_centre_are_surely_lost_with_it if {
	pinned := {"node": null, "data_centre": "its node selector is eu-west-1a", "held": "data-centre", "place": "eu-west-1a"}
	_outcomes({"spread": {"node": "guaranteed", "data_centre": "none"}, "pinned": pinned})["data-centre"] == object.remove(
		_down("all 3 replicas of web may run there, and nowhere else: its node selector is eu-west-1a", null),
		["may"],
	)
}

test_what_is_surely_down_with_its_cluster_is_no_matter_of_luck if {
	first := array.slice(_machines, 0, 1)
	document := testing.document(first, {"clusters": [testing.cluster("pam", first, {})], "services": [testing.service("app", ["w"], {})]})
	{[failure.kind, object.get(cell, "may", false)] | some failure in _all_failures(document, {}); some cell in failure.services} == {
		["node", false], ["data-centre", false], ["region", false],
	}
}

test_pods_of_one_node_are_lost_with_it if {
	pinned := {"node": "its pods name their node", "data_centre": "its pods name their node", "held": "node"}
	_outcomes({"pinned": pinned}) == {
		"node": _down("all 3 replicas of web may run on it, and nowhere else: its pods name their node", null),
		"data-centre": _down("all 3 replicas of web may run there, and nowhere else: its pods name their node", null),
	}
}

test_a_volume_of_all_pods_keeps_them_together_and_follows_them if {
	pinned := {"node": "its volume data can be attached to one node at a time", "data_centre": "its volume data can be attached to one node at a time", "held": null}
	_outcomes({"pinned": pinned, "storage": "cluster"})["data-centre"] == _down("all 3 replicas of web may run there, until the pods run elsewhere", 350)
}

_deployment(name, class, replicas, cores) := testing.kubernetes("apps/Deployment", "shop", name, {"spec": {"replicas": replicas, "template": {"spec": {
	"priorityClassName": class,
	"containers": [{"name": name, "resources": {"requests": {"cpu": testing.quantity("", cores), "memory": testing.quantity("", 1)}}}],
}}}})

_classes := [
	testing.kubernetes("scheduling.k8s.io/PriorityClass", "", "high", {"value": 1000}),
	testing.kubernetes("scheduling.k8s.io/PriorityClass", "", "polite", {"value": 1000, "preemptionPolicy": "Never"}),
]

# Three machines of 8 cores, of which two are left with 14.4 cores for pods.
_without_a_node(workloads) := _cells([failure | some failure in _failures(workloads); failure.kind == "node"][0])

_failures(workloads) := all if {
	machines := [testing.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]
	document := testing.document(array.flatten([machines, workloads, _classes]), {"clusters": [testing.cluster("pam", machines, {})]})
	all := simulation.failures with input as document
}

_cells(failure) := {cell.service: [cell.outcome, cell.capacity, cell.rto_s, cell.why] | some cell in failure.services}

test_what_waits_where_there_is_no_room_for_all if {
	cells := _without_a_node([_deployment("orders", "high", 2, 6), _deployment("reports", "", 2, 4)])
	cells["shop/orders"] == ["down", 0, 350, "all 2 replicas of orders may run on it, until the pods run elsewhere"]
	cells["shop/reports"] == ["down", 0, null, "all 2 replicas of reports may run on it, until the pods run elsewhere, for which no room may be left"]
}

test_pods_of_one_priority_may_all_wait if {
	cells := _without_a_node([_deployment("orders", "", 2, 6), _deployment("reports", "", 2, 4)])
	{name: cell[2] | some name, cell in cells} == {"shop/orders": null, "shop/reports": null}
}

_apart := {"spec": {"template": {"spec": {"topologySpreadConstraints": [{
	"maxSkew": 1, "topologyKey": "kubernetes.io/hostname", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": {"matchLabels": {"app": "reports"}},
}]}}}}

_spread(built) := testing.over(built, {"values": object.union_n([built.envelope.values, {"spec": {"selector": {"matchLabels": {"app": "reports"}}}}, {"spec": object.union(built.envelope.values.spec, {"template": {
	"metadata": {"labels": {"app": "reports"}},
	"spec": object.union(built.envelope.values.spec.template.spec, _apart.spec.template.spec),
}})}])})

test_what_gives_way_to_a_higher_priority if {
	reports := _spread(_deployment("reports", "", 3, 4))
	_without_a_node([_deployment("orders", "high", 2, 6), reports])["shop/reports"] == ["down", 0, null, "pods of a higher priority take all the room that is left, and none is left for reports"]
	_without_a_node([_deployment("orders", "high", 2, 5), reports])["shop/reports"] == [
		"reduced", 1 / 3, 0, "1 of 3 replicas of reports is left, since pods of a higher priority take the room of others",
	]
	_without_a_node([_deployment("orders", "polite", 2, 6), reports])["shop/reports"][0] == "reduced"
}

test_a_priority_that_is_not_known if {
	_without_a_node([_deployment("orders", "elsewhere", 2, 6), _deployment("reports", "", 2, 4)])["shop/orders"][2] == null
}

# They keep their place when another data centre is lost, but what comes from there may take it.
test_pods_of_one_data_centre_give_way_too if {
	reports := _deployment("reports", "", 2, 4)
	held := testing.over(reports, {"values": object.union(reports.envelope.values, {"spec": object.union(reports.envelope.values.spec, {"template": {
		"spec": object.union(reports.envelope.values.spec.template.spec, {"nodeSelector": {"topology.kubernetes.io/zone": "eu-west-1a"}}),
	}})})})
	without_b := {orders: _cells([failure | some failure in _failures([_deployment("orders", "high", 2, orders), held]); failure.domain == "eu-west-1b"][0])["shop/reports"] |
		some orders in [1, 6]
	}
	without_b == {
		1: ["reduced", 2 / 3, 0, "2 of 3 nodes of pam are left"],
		6: ["down", 0, null, "pods of a higher priority take all the room that is left, and none is left for reports"],
	}
}
