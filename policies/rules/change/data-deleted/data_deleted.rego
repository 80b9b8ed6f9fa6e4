# METADATA
# title: A change does not delete data
# description: |
#   A plan that deletes a database or volume, or that must delete it and make it again because of an attribute that can't be changed in place, takes
#   what it holds with it. A final snapshot, earlier versions or a backup of its own bring it back; deletion protection stops the plan.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
#     description: prevent_destroy
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
#     description: Final snapshots of RDS
# custom:
#   severity: error
#   remediation: |
#     If it is meant, keep a copy first: a final snapshot (`skip_final_snapshot = false` applied before the deletion) or a backup that outlives it, and waive this. If
#     it is not, take back the change of the attribute that forces the replacement, use a `moved` block for a rename, and set `prevent_destroy`.
#   standards: [AWS REL09-BP01, AWS REL09-BP02, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.3]
#   since: 0.1.0
package resilience.rules.change["data-deleted"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points

# METADATA
# description: What holds data and goes with the change, as it is before it. A copy of something else is not missed.
subjects := {id: component |
	some id, component in _going
	component.holds_data
	component.replica_of == null
}

needs := []

protects := "data"

violations contains {
	"subject": id,
	"attribute": _attribute(component),
	"message": _message(component),
	"evidence": [{"name": "attributes that force the replacement", "value": concat(", ", component.replaced_by), "unit": "", "from": id}],
} if {
	some id, component in subjects
	not _is_kept(id, component)
	_open(component) == []
}

undetermined contains {
	"subject": id,
	"attribute": _attribute(component),
	"message": $"Whether what {component.name} holds is gone with it can't be told: {_open(component)[0]}.",
	"evidence": [],
} if {
	some id, component in subjects
	not _is_kept(id, component)
	_open(component) != []
}

# Why it can't be told whether something keeps it.
_open(component) := [verdict.why | some verdict in [component.deletion_refused, component.deletion_undone]; verdict.holds == null]

_before := object.get(input, "going", {})

_going := found if {
	found := components.by_id with input.terraform as _before with input.kubernetes as {}
}

_points := found if {
	found := recovery_points.of with input.terraform as _before with input.kubernetes as {}
}

# What refuses its deletion fails the plan; what can be brought back is not lost.
_is_kept(_, component) if component.deletion_refused.holds == true

_is_kept(_, component) if component.deletion_undone.holds == true

_is_kept(id, _) if {
	some point in _points[id]
	point.kind != "replica"
	point.outlives_source
}

_attribute(component) := component.replaced_by[0] if {
	count(component.replaced_by) > 0
} else := null

_message(component) := $"{component.name} is deleted and made again, since {lib.listed(component.replaced_by)} can't be changed in place: what it holds goes with it{_why(component)}." if {
	component.action == "replace"
	count(component.replaced_by) > 0
} else := $"{component.name} is deleted and made again: what it holds goes with it{_why(component)}." if {
	component.action == "replace"
} else := $"{component.name} is deleted, and what it holds with it{_why(component)}."

_why(component) := $" ({component.deletion_undone.why})" if {
	component.deletion_undone != null
} else := ""
