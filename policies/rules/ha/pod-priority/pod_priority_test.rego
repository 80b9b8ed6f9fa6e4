package resilience.rules_test.ha.pod_priority

import data.resilience.main
import data.resilience.testing as build

_deployment(name, class, replicas) := build.kubernetes("apps/Deployment", "shop", name, {"spec": {"replicas": replicas, "template": {"spec": {
	"priorityClassName": class,
	"containers": [{"name": name, "resources": {"requests": {"cpu": build.quantity("", 4), "memory": build.quantity("", 1)}}}],
}}}})

_high := build.kubernetes("scheduling.k8s.io/PriorityClass", "", "high", {"value": 1000})

# Machines of 8 cores, of which 7.2 are for pods.
_judged(zones, orders, reports, tolerate) := judged if {
	machines := [build.machine($"m{i}", zone) | some i, zone in zones]
	judged := main.result.rules.ha["pod-priority"] with input as build.document(array.concat(machines, [orders, reports, _high]), {
		"clusters": [build.cluster("pam", machines, {})],
		"services": [build.service("orders", [orders], {"tolerate": tolerate})],
	})
}

_three := ["a", "b", "c"]

test_what_must_go_on_beside_what_may_wait if {
	judged := _judged(_three, _deployment("orders", "", 2), _deployment("reports", "", 3), "node")
	judged.subjects == ["app.yaml#Deployment.apps/shop/orders"]
	[[entry.message, entry.attribute, entry.related] | some entry in judged.violations] == [[
		"orders may find no room after a failure that it is to tolerate: its pods come no sooner than those of reports, of which less is asked, and orders has no PriorityClass.",
		"spec.template.spec.priorityClassName", ["app.yaml#Deployment.apps/shop/reports"],
	]]
}

test_what_comes_first if {
	_judged(_three, _deployment("orders", "high", 2), _deployment("reports", "", 3), "node") == {"subjects": ["app.yaml#Deployment.apps/shop/orders"], "violations": [], "undetermined": []}
	judged := _judged(_three, _deployment("orders", "high", 2), _deployment("reports", "high", 3), "node")
	[endswith(entry.message, "orders has priority 1000.") | some entry in judged.violations] == [true]
}

test_nothing_to_say_where_there_is_room_for_all if {
	_judged(_three, _deployment("orders", "", 1), _deployment("reports", "", 1), "node").subjects == []
	_judged(["a", "a", "b", "c"], _deployment("orders", "", 2), _deployment("reports", "", 2), "node").subjects == []
}

test_the_loss_of_a_data_centre if {
	zones := ["a", "a", "b", "c"]
	count(_judged(zones, _deployment("orders", "", 2), _deployment("reports", "", 2), "data-centre").violations) == 1
}

test_nothing_is_asked if _judged(_three, _deployment("orders", "", 2), _deployment("reports", "", 3), null).subjects == []

test_a_class_that_is_not_in_sight if {
	judged := _judged(_three, _deployment("orders", "elsewhere", 2), _deployment("reports", "", 3), "node")
	[judged.violations, [entry.message | some entry in judged.undetermined]] == [[], ["Whether orders comes first where there is not room for all can't be told: its PriorityClass elsewhere is in no input."]]
}
