# Entries of rules that ask one question of components and answer with its verdict.
package resilience.lib

# METADATA
# description: The components to which a question applies, by id; a copy of another component is judged with that.
asked_of(components, question) := {id: component |
	some id, component in components
	component[question] != null
	component.replica_of == null
}

# METADATA
# description: The entry of a component that a verdict fails, with what to write where the verdict knows.
entry(component, verdict, message) := {
	"subject": component.id,
	"attribute": verdict.attribute,
	"related": component.related,
	"message": message,
	"remediation": verdict.mend,
	"evidence": [{"name": "decided by", "value": verdict.why, "unit": "", "from": component.id}],
}
