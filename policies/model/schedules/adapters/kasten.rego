# METADATA
# title: Kasten policies
# description: |
#   A Policy with the action backup takes a snapshot of each application that it selects at each run, and keeps as many of them as its retention says; a preset
#   may say when and how long. An application is a namespace: it is selected by its name (`k10.kasten.io/appNamespace`), or by labels of the namespace or of what
#   runs in it; without a selector all are. Snapshots stay beside what they are of; the action export copies them to the location of a profile, with the data of
#   volumes unless it says that references are enough. It is taken to be full where it takes every namespace of the workloads in sight.
# related_resources:
#   - ref: https://docs.kasten.io/latest/api/policies
#     description: Policies
#   - ref: https://docs.kasten.io/latest/api/policypresets
#     description: Policy presets
package resilience.model.schedules.adapters.kasten

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.stores
import data.resilience.model.workloads.kinds

# METADATA
# description: Schedule records of the Kasten policies in the input that take backups.
found := [schedule |
	some policy in input.kubernetes["config.kio.kasten.io/Policy"]
	some action in lib.at(policy, ["spec", "actions"], [])
	action.action == "backup"
	plan := _plan(policy)
	why := _why_inactive(policy, plan)
	taken := _taken(policy)
	schedule := {
		"id": policy.id, "name": $"{lib.at(policy, ["metadata", "name"], policy.address)}", "kind": "kasten",
		"cluster": clusters.of(policy), "store": plan.store,
		"active": why == "", "why_inactive": why,
		"full": taken.why_partial == "", "why_partial": taken.why_partial,
		"namespaces": {"included": taken.included, "excluded": [], "perhaps": taken.perhaps}, "labelled": false, "volumes": plan.volumes,
		"text": object.get(plan.frequency, "text", ""), "max_gap_s": object.get(plan.frequency, "max_gap_s", null),
		"retention_s": plan.retention_s, "retention_from": policy.id, "unknown": plan.unknown,
	}
]

# What the policy says, or its preset.
_plan(policy) := {
	"frequency": lib.at(policy, ["spec", "frequency"], {}), "retention_s": _retention_s(lib.at(policy, ["spec", "retention"], {})),
	"store": _store(policy, "spec.actions"), "volumes": _volumes(exports), "unknown": {},
} if {
	lib.at(policy, ["spec", "presetRef", "name"], "") == ""
	exports := [action | some action in lib.at(policy, ["spec", "actions"], []); action.action == "export"]
} else := {
	"frequency": lib.at(preset, ["spec", "backup", "frequency"], {}), "retention_s": _retention_s(lib.at(preset, ["spec", "backup", "retention"], {})),
	"store": _store(preset, "spec.export"), "volumes": _volumes(exports), "unknown": {},
} if {
	preset := _presets[sort(lib.refs(policy, "spec.presetRef"))[0]]
	exports := [{"exportParameters": export} | export := lib.at(preset, ["spec", "export"], null); export != null]
} else := {
	"frequency": {}, "retention_s": null, "store": null, "volumes": "moved",
	"unknown": {"schedule": $"{policy.address}: the preset that says when it runs is in no input"},
}

_presets := {preset.id: preset | some preset in input.kubernetes["config.kio.kasten.io/PolicyPreset"]}

_store(object_, path) := stores.recovery[sort(lib.refs(object_, path))[0]].id if {
	stores.recovery[sort(lib.refs(object_, path))[0]]
} else := null

_volumes([]) := "snapshots"

_volumes(exports) := "snapshots" if {
	count(exports) > 0
	every export in exports { object.get(export, ["exportParameters", "exportData", "enabled"], true) == false }
} else := "moved" if count(exports) > 0

_period_s := {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2419200, "yearly": 31536000}

_retention_s(retention) := max(kept) if {
	kept := [s | some name, period in _period_s; n := object.get(retention, name, 0); is_number(n); n > 0; s := n * period]
	count(kept) > 0
} else := null

_why_inactive(policy, plan) := "it is paused" if {
	lib.at(policy, ["spec", "paused"], false) == true
} else := "" if {
	plan.unknown.schedule
} else := "it runs on demand only" if {
	object.get(plan.frequency, "text", "") == "@onDemand"
} else := "it has no frequency" if {
	object.get(plan.frequency, "text", "") == ""
} else := $"its frequency is not valid ({plan.frequency.error})" if {
	plan.frequency.error
} else := "its frequency never fires" if {
	object.get(plan.frequency, "max_gap_s", null) == null
} else := ""

_taken(policy) := {"included": ["*"], "perhaps": [], "why_partial": ""} if {
	selector := lib.at(policy, ["spec", "selector"], {})
	object.get(selector, "matchLabels", {}) == {}
	object.get(selector, "matchExpressions", []) == []
} else := {"included": sort(chosen), "perhaps": sort(perhaps), "why_partial": _why_partial(chosen)} if {
	selector := lib.at(policy, ["spec", "selector"], {})
	chosen := _named(selector) | {name | some name, sets in _labels; some labels in sets; lib.selects(selector, labels)}
	perhaps := {name | some name, _ in _labels; not _is_shown[name]; not chosen[name]; not _is_by_name(selector)}
}

_why_partial(chosen) := "" if {
	count(_labels) > 0
	every name, _ in _labels { chosen[name] }
} else := "its selector takes only some applications"

_key := "k10.kasten.io/appNamespace"

# Names stand in a label that Kasten gives each application.
_named(selector) := {name | name := selector.matchLabels[_key]} | {name |
	some expression in selector.matchExpressions
	expression.key == _key
	expression.operator == "In"
	some name in expression.values
	is_string(name)
}

_is_by_name(selector) if count(_named(selector)) > 0

# Labels by namespace: its own, and those of the workloads in it.
_labels[_name_of(kind.manifest.scope)] contains lib.at(kind.manifest, ["metadata", "labels"], {}) if some kind in kinds.by_id

_labels[name] contains lib.at(namespace, ["metadata", "labels"], {}) if {
	some namespace in input.kubernetes["core/Namespace"]
	name := lib.text(namespace, ["metadata", "name"])
	_workloads_in[name]
}

_workloads_in := {_name_of(kind.manifest.scope): true | some kind in kinds.by_id}

_is_shown := {lib.text(namespace, ["metadata", "name"]): true | some namespace in input.kubernetes["core/Namespace"]}

_name_of("") := "default"

_name_of(scope) := scope if scope != ""
