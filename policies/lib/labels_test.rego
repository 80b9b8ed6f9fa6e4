package resilience.lib_labels_test

import data.resilience.lib

_labels := {"app": "web", "tier": "front", "beta": "false"}

_expression(key, operator, values) := {"matchExpressions": [{"key": key, "operator": operator, "values": values}]}

test_all_labels_must_match if {
	lib.selects({"matchLabels": {"app": "web"}}, _labels)
	lib.selects({"matchLabels": {"app": "web", "tier": "front"}}, _labels)
	not lib.selects({"matchLabels": {"app": "web", "tier": "back"}}, _labels)
	not lib.selects({"matchLabels": {"absent": "x"}}, _labels)
}

test_an_empty_selector_selects_everything if lib.selects({}, _labels)

test_no_selector_selects_nothing if not lib.selects(null, _labels)

test_expressions if {
	lib.selects(_expression("app", "In", ["api", "web"]), _labels)
	not lib.selects(_expression("app", "In", ["api"]), _labels)
	lib.selects(_expression("app", "NotIn", ["api"]), _labels)
	not lib.selects(_expression("app", "NotIn", ["web"]), _labels)
	lib.selects(_expression("absent", "NotIn", ["web"]), _labels)
	lib.selects(_expression("app", "Exists", []), _labels)
	not lib.selects(_expression("absent", "Exists", []), _labels)
	lib.selects(_expression("absent", "DoesNotExist", []), _labels)
	not lib.selects(_expression("app", "DoesNotExist", []), _labels)
}

test_an_unknown_operator_selects_nothing if not lib.selects(_expression("app", "Like", ["web"]), _labels)

test_labels_and_expressions_must_all_hold if {
	selector := object.union({"matchLabels": {"app": "web"}}, _expression("tier", "In", ["back"]))
	not lib.selects(selector, _labels)
}

test_what_is_no_selector_selects_nothing if {
	every selector in ["app=web", 3, [], true] { not lib.selects(selector, _labels) }
	not lib.selects({"matchLabels": "app"}, _labels)
	not lib.selects({"matchExpressions": [null]}, _labels)
}

test_what_has_no_labels_is_selected_by_nothing_that_asks_for_one if {
	every labels in ["x", 3, [], null] { not lib.selects({"matchLabels": {"app": "web"}}, labels) }
}
