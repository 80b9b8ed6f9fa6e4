# METADATA
# title: For conftest
# description: |
#   What `conftest test` asks, over the output of `facts`. A rule that is an error and that an objective asks for denies; what else fails warns. What can't be
#   told warns too. Waivers, baselines, severities of the settings and what was there before the change are the gate's own: `check` knows them.
package main

import data.resilience.catalogue
import data.resilience.facts

# METADATA
# description: What an objective asks for and a rule that is an error finds broken.
deny contains _told(id, entry) if {
	some [id, entry] in _violations
	_blocks(id, entry)
}

# METADATA
# description: What else is broken, and what can't be told.
warn contains _told(id, entry) if {
	some [id, entry] in _violations
	not _blocks(id, entry)
}

warn contains _told(id, entry) if {
	some group, rules in facts.result.rules
	some name, judged in rules
	some entry in judged.undetermined
	entry.asked != "no"
	id := $"{group}/{name}"
}

_violations contains [id, entry] if {
	some group, rules in facts.result.rules
	some name, judged in rules
	some entry in judged.violations
	entry.asked != "no"
	id := $"{group}/{name}"
}

_blocks(id, entry) if {
	entry.asked == "yes"
	catalogue.rules[id].severity == "error"
}

_told(id, entry) := {"msg": $"{entry.message} ({id})", "rule": id, "resource": entry.subject}
