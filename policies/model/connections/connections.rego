# METADATA
# title: Connections
# description: |
#   The connections that the settings ask for, and what the firewalls between their ends say of each. What is alike behind alike firewalls is asked
#   about once. Clusters of one kind at both ends are asked about one by one: a cluster talks with itself.
package resilience.model.connections

import data.resilience.model.connections.ends
import data.resilience.model.firewalls
import data.resilience.model.firewalls.traffic
import data.resilience.model.node_groups

# METADATA
# description: |
#   What each layer between two ends says: `{line, direction, layer, label, peer, closed, open}`. `closed` are ranges of ports that it surely does not
#   let through, `unknown` those of which that can't be told, with `doubts` saying why.
answers contains answer if {
	some question in _questions
	line := input.settings.connectivity[question.line]
	said := {kind: ranges |
		some kind in [true, false, null]
		ranges := [range | some [range, answered] in question_ranges(question, line); answered == kind]
	}
	answer := object.union(question, {
		"closed": said[false], "unknown": said[null],
		"doubts": _doubts(question, said[null]),
	})
}

_doubts(_, []) := []

_doubts(question, open) := traffic.doubts(question.layer, traffic.speaking(question.layer, question.peer)) if count(open) > 0

# METADATA
# description: Ranges of ports of a line, as far as a layer's rules tell them apart, each with whether it is open.
question_ranges(question, line) := [[[first, last], traffic.open(question.layer, speaking, line.protocol, first)] |
	some range in line.ports
	starts := _starts(question.layer, range)
	some i, first in starts
	next := array.concat(array.slice(starts, 1, count(starts)), [range[1] + 1])
	last := next[i] - 1
] if {
	speaking := traffic.speaking(question.layer, question.peer)
}

# Where the answer may change within a range: where it begins, where a rule begins, and behind where a rule ends.
_starts(layer, range) := sort({range[0]} | {port |
	some rule in layer.rules
	some own in rule.ranges
	some port in [own[0], own[1] + 1]
	port > range[0]
	port <= range[1]
})

_questions contains {"line": meeting.line, "direction": "ingress", "layer": layer, "peer": peer, "label": meeting.labels[0], "cidr": meeting.from.cidr} if {
	some meeting in _meetings
	some layer in firewalls.by_id[meeting.to.id].ingress
	some peer in _peers(meeting.from, meeting.to)
}

_questions contains {"line": meeting.line, "direction": "egress", "layer": layer, "peer": peer, "label": meeting.labels[1], "cidr": meeting.to.cidr} if {
	some meeting in _meetings
	some layer in firewalls.by_id[meeting.from.id].egress
	some peer in _peers(meeting.to, meeting.from)
}

# METADATA
# description: Ids of what nothing stands in front of in a direction that is asked about.
open contains meeting.to.id if {
	some meeting in _meetings
	count(firewalls.by_id[meeting.to.id].ingress) == 0
}

open contains meeting.from.id if {
	some meeting in _meetings
	count(firewalls.by_id[meeting.from.id].egress) == 0
}

# METADATA
# description: Ends of lines that nothing in the inputs is meant by, `{line, end}`.
missing contains {"line": line.name, "end": ends.told(line[side])} if {
	some i, line in input.settings.connectivity
	not line.if_declared
	some side in ["from", "to"]
	not _has_members(i, side)
}

_has_members(i, side) if {
	some end in ends.meant[[i, side]]
	end.cidr != null
}

_has_members(i, side) if {
	some end in ends.meant[[i, side]]
	count(end.reached) > 0
}

# An end of one connection: one of several that are alike, or a range of addresses.
_meetings contains {"line": i, "labels": [from.label, to.label], "from": one, "to": other} if {
	some i, line in input.settings.connectivity
	some from in ends.meant[[i, "from"]]
	some to in ends.meant[[i, "to"]]
	_may_meet(line, from, to)
	some one in _alike(from, from.reaching)
	some other in _alike(to, to.reached)
	not _is_itself(one, other)
}

_may_meet(line, from, to) if {
	line.from.kind != null
	line.to.kind == line.from.kind
	from.cluster == to.cluster
}

_may_meet(line, _, _) if line.from.kind == null

_may_meet(line, _, _) if line.to.kind != line.from.kind

_alike(end, ids) := [{"id": null, "cidr": end.cidr, "count": 1}] if {
	end.cidr != null
} else := [{"id": sort(alike)[0], "cidr": null, "count": count(alike)} |
	some key in {_key[id] | some id in ids}
	alike := [id | some id in ids; _key[id] == key]
]

_key[id] := [[layer.id | some layer in one.ingress], [layer.id | some layer in one.egress], one.groups, one.addresses, one.network] if {
	some id, one in firewalls.by_id
}

# What a single machine sends to itself passes no firewall.
_is_itself(one, other) if {
	one.id == other.id
	one.count == 1
	node_groups.by_id[one.id].count == 1
}

_is_itself(one, other) if {
	one.id == null
	other.id == null
}

# How a firewall sees the other end: what rules may call it by, and each of the addresses that it may have.
_peers({"id": null, "cidr": cidr, "count": _}, _) := [{"groups": [], "addresses": [{"cidr": cidr, "whole": true}]}]

_peers(seen, own) := [{"groups": one.groups, "addresses": []}] if {
	one := firewalls.by_id[seen.id]
	_is_hidden(one, own)
} else := [{"groups": one.groups, "addresses": array.concat([{"cidr": cidr, "whole": false}], _public(one, own))} |
	one := firewalls.by_id[seen.id]
	some cidr in one.addresses
] if {
	seen.id != null
}

_is_hidden(one, _) if count(one.addresses) == 0

# From another network it may come by a public address that nobody knows.
_public(one, own) := [] if {
	own.id != null
	one.network != null
	one.network == firewalls.by_id[own.id].network
} else := [{"public": true}]
