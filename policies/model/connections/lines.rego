# METADATA
# title: Lines of connectivity
# description: What the firewalls say of each line of the settings, gathered by layer, and in words.
package resilience.model.connections.lines

import data.resilience.lib
import data.resilience.model.connections
import data.resilience.model.connections.mends

# METADATA
# description: |
#   One record for each line, direction and subject of layers: `{line, direction, layer, labels, closed, unknown, doubts, peers}`, ranges of ports joined.
found := [{
	"line": input.settings.connectivity[key[0]], "direction": key[1], "layer": answers[0].layer,
	"labels": sort({answer.label | some answer in answers; _matters(answer)}),
	"closed": _joined({range | some answer in answers; some range in answer.closed}),
	"unknown": _joined({range | some answer in answers; some range in answer.unknown}),
	"doubts": sort({doubt | some answer in answers; some doubt in answer.doubts}),
	"peers": sort({object.union(answer.peer, {"cidr": answer.cidr}) | some answer in answers; _matters(answer)}),
} |
	some key, gathered in _by_key
	answers := sort(gathered)
]

_by_key[[answer.line, answer.direction, answer.layer.subject]] contains answer if some answer in connections.answers

_matters(answer) if count(answer.closed) > 0

_matters(answer) if count(answer.unknown) > 0

# Ranges as they lie one behind the other, those that touch as one.
_joined(ranges) := [[first, last] |
	some [first, _] in sort(ranges)
	not _covered_before(ranges, first)
	last := min({end | some [_, end] in ranges; end >= first; not _goes_on(ranges, end)})
]

_covered_before(ranges, port) if {
	some [first, last] in ranges
	first < port
	last >= port - 1
}

_goes_on(ranges, end) if {
	some [first, last] in ranges
	first <= end + 1
	last > end
}

# METADATA
# description: Ranges of ports for a message, `TCP 8081, 8143 and 9000-9010`.
ports(line, ranges) := upper(line.protocol) if {
	ranges == [[0, 65535]]
} else := $"{upper(line.protocol)} {lib.listed([_range(range) | some range in ranges])}"

_range([first, last]) := $"{first}" if first == last

_range([first, last]) := $"{first}-{last}" if first != last

# METADATA
# description: In from, or out to.
way(found_) := {"ingress": "in from", "egress": "out to"}[found_.direction]

# METADATA
# description: The entry of a layer that closes ports, or of which that can't be told.
entry(found_, ranges, message) := {
	"subject": found_.layer.subject,
	"attribute": $"connectivity.{found_.line.name}.{found_.direction}",
	"related": found_.layer.related,
	"message": message,
	"remediation": _mend(found_, ranges),
	"evidence": [{"name": $"ports of {found_.line.name}", "value": ports(found_.line, found_.line.ports), "unit": "", "from": "setting"}],
}

_mend(found_, ranges) := "Give the input that shows what is not known, or say it in `declared.resources` of resilience.yml." if {
	count(found_.closed) == 0
} else := mends.mend(found_, ranges)
