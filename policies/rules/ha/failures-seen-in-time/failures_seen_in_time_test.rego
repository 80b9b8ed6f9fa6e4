package resilience.rules_test.ha.failures_seen_in_time

import data.resilience.main
import data.resilience.testing as build

_judged_with(container, settings) := judged if {
	web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"containers": [object.union({"name": "web"}, container)]}}}})
	judged := main.result.rules.ha["failures-seen-in-time"] with input as build.document([web], settings)
}

_judged(container) := _judged_with(container, {})

_id := "app.yaml#Deployment.apps/shop/web"

test_a_probe_that_is_rare if {
	[[entry.subject, entry.attribute, entry.message, entry.evidence] | some entry in _judged({"readinessProbe": {"periodSeconds": 60}}).violations] == [[
		_id, "spec.template.spec.containers.0.readinessProbe", "web keeps its traffic while it does not answer, for as long as 3 min 1 s.",
		[{"name": "takes", "value": 181, "unit": "s", "from": _id}, {"name": "wanted within", "value": 120, "unit": "s", "from": "default"}],
	]]
}

test_what_else_is_late if {
	[[entry.message | some entry in _judged(container).violations] |
		some container in [
			{"livenessProbe": {"failureThreshold": 60}},
			{"readinessProbe": {"periodSeconds": 30, "successThreshold": 10, "failureThreshold": 1}},
			{"readinessProbe": {"initialDelaySeconds": 600}},
		]
	] == [
		["web is started again only when it has hung for 10 min 1 s."],
		["web gets traffic again only when it has answered for 5 min."],
		["web is not asked whether it is ready before it has run for 10 min."],
	]
}

test_probes_by_default if _judged({"readinessProbe": {}, "livenessProbe": {}}) == {"subjects": [_id], "violations": [], "undetermined": []}

test_what_is_soon_enough_is_a_parameter if {
	settings := {"parameters": {"ha/failures-seen-in-time": {"readiness": 20}}}
	[entry.evidence[1].from | some entry in _judged_with({"readinessProbe": {}}, settings).violations] == ["setting"]
}
