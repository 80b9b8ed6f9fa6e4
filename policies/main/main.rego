# METADATA
# title: The one entry point
# description: |
#   Asks every rule under data.resilience.rules, by the names that names.rego lists, and says for each subject whether it failed or could not be decided;
#   what is left has passed. One comprehension a set, since a rule that lacks a set would else vanish from the answer without a word.
package resilience.main

import data.resilience.lib
import data.resilience.model.locations
import data.resilience.model.services
import data.resilience.simulation

# METADATA
# description: The answer to one input document; its shape is `Evaluation` in src/model/evaluation.ts.
# entrypoint: true
result := {
	"rules": _rules,
	"services": {name: ids |
		some name, service in services.by_name
		ids := sort({id | some id in services.parts(service)})
	},
	"architectures": simulation.architectures,
	"failures": simulation.failures,
	"objectives": simulation.objectives,
	"topology": simulation.topology,
	"not_in_sight": [{"what": missing.what, "type": missing.type, "ids": sort(ids)} |
		some missing in sort({object.remove(one, ["id"]) | some one in _not_in_sight})
		ids := {one.id | some one in _not_in_sight; one.type == missing.type}
	],
}

# METADATA
# description: The answer of the one rule that the input names, to measure what that takes by itself.
# entrypoint: true
one_rule := _judge(input.only.group, input.only.name)

_not_in_sight := locations.not_in_sight | {missing |
	some concept, names in adapters_that_tell
	some name in names
	some missing in data.resilience.model[concept].adapters[name].not_in_sight
}

_rules := {group: judged |
	some group, names in rule_names
	judged := {name: _judge(group, name) | some name in names}
}

_judge(group, name) := {
	"subjects": [id | some id, _ in data.resilience.rules[group][name].subjects],
	"violations": [_entry(group, name, found) | some found in data.resilience.rules[group][name].violations],
	"undetermined": array.concat(
		[_entry(group, name, found) |
			some found in data.resilience.rules[group][name].undetermined
			not violated[found.subject]
		],
		[_entry(group, name, found) |
			some id, subject in data.resilience.rules[group][name].subjects
			not violated[id]
			not undecided[id]
			found := _derived(id, subject, data.resilience.rules[group][name].needs)
		],
	),
} if {
	violated := {found.subject: true | some found in data.resilience.rules[group][name].violations}
	undecided := {found.subject: true | some found in data.resilience.rules[group][name].undetermined}
}

# A subject that a rule can't judge, since a field that the rule needs is unknown.
_derived(id, subject, needs) := {
	"subject": id,
	"attribute": _attribute_of(subject, unknown[0]),
	"message": subject.unknown[unknown[0]],
} if {
	unknown := [field | some field in needs; subject.unknown[field]]
	count(unknown) > 0
}

# The attribute that a verdict is about, else the field, which is worked out of several.
_attribute_of(subject, field) := subject[field].attribute if {
	is_string(subject[field].attribute)
} else := field

_entry(group, name, found) := {
	"subject": found.subject,
	"attribute": object.get(found, "attribute", null),
	"related": object.get(found, "related", []),
	"message": found.message,
	"remediation": object.get(found, "remediation", null),
	"evidence": object.get(found, "evidence", []),
	"caused_by": object.get(found, "caused_by", null),
	"asked": lib.asked(found.subject, object.get(found, "protects", data.resilience.rules[group][name].protects)),
}
