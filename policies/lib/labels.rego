# Selecting by labels as Kubernetes does (apimachinery LabelSelector): every label and every expression must hold, and a selector
# that is absent selects nothing.
package resilience.lib

# METADATA
# description: True if a label selector selects an object with these labels.
selects(selector, labels) if {
	is_object(selector)
	every name, value in object.get(selector, "matchLabels", {}) { labels[name] == value }
	every expression in object.get(selector, "matchExpressions", []) { _holds(expression, labels) }
}

_holds(expression, labels) if {
	expression.operator == "In"
	some value in expression.values
	value != null
	object.get(labels, expression.key, null) == value
}

_holds(expression, labels) if {
	expression.operator == "NotIn"
	every value in expression.values { object.get(labels, expression.key, null) != value }
}

_holds(expression, labels) if {
	expression.operator == "Exists"
	object.get(labels, expression.key, null) != null
}

_holds(expression, labels) if {
	expression.operator == "DoesNotExist"
	object.get(labels, expression.key, null) == null
}
