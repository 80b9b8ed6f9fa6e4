# METADATA
# title: Traffic
# description: |
#   Whether a layer of a firewall lets traffic through. The first rule that surely speaks of it decides, as long as none before it
#   perhaps says otherwise.
package resilience.model.firewalls.traffic

import data.resilience.model.firewalls.addresses

# METADATA
# description: |
#   The rules of a layer that speak of a peer, surely or perhaps, in the order in which they decide: `[[order, rank, position, answer, rule]]`.
#   A peer is `{groups, addresses}`.
speaking(layer, peer) := sort([[rule.order, _rank[rule.action], i, answer, rule] |
	some i, rule in layer.rules
	answer := _speaks_of(rule, peer)
	answer != "no"
])

_rank := {"deny": 0, "allow": 1}

_speaks_of(rule, peer) := "yes" if {
	some group in peer.groups
	some other in rule.groups
	group == other
} else := "yes" if {
	by_address(rule, peer) == "yes"
} else := "maybe" if {
	some group in peer.groups
	some other in rule.perhaps
	group == other
} else := "maybe" if {
	rule.unknown != null
} else := by_address(rule, peer) if {
	by_address(rule, peer) != "no"
} else := _perhaps[addresses.speak_of(rule.perhaps_cidrs, rule.except, peer.addresses)]

_perhaps := {"yes": "maybe", "maybe": "maybe", "part": "part", "no": "no"}

# METADATA
# description: How the ranges of a rule speak of a peer.
by_address(rule, peer) := addresses.speak_of(rule.cidrs, rule.except, peer.addresses)

# METADATA
# description: |
#   True if a layer surely lets a protocol through at a port, false if it surely does not, null where it can't be told; `speaking` is what `speaking` gave.
open(layer, speaking_, protocol, port) := _open(final, earlier, _is_whole(layer, decisive)) if {
	said := [[entry[0], entry[1], entry[2], _both(entry[3], _on(entry[4], protocol, port)), entry[4].action] |
		some entry in speaking_
		_on(entry[4], protocol, port) != "no"
	]
	decisive := [entry | some entry in said; entry[3] == "yes"]
	final := _final(layer, decisive)
	earlier := [[entry[3], entry[4]] | some entry in said; entry[3] != "yes"; _before(entry, decisive)]
}

_final(layer, []) := layer.default

_final(_, decisive) := decisive[0][4] if count(decisive) > 0

_before(_, []) := true

_before(entry, decisive) if {
	count(decisive) > 0
	[entry[0], entry[1], entry[2]] < [decisive[0][0], decisive[0][1], decisive[0][2]]
}

# Rules that nobody sees can only decide what no rule in sight does.
_is_whole(layer, []) := count(layer.unknown) == 0

_is_whole(_, decisive) if count(decisive) > 0

_open("allow", earlier, _) := false if {
	["part", "deny"] in earlier
}

_open("allow", earlier, whole) := null if {
	not ["part", "deny"] in earlier
	_is_doubtful("deny", earlier, whole)
}

_open("allow", earlier, whole) if {
	not ["part", "deny"] in earlier
	not _is_doubtful("deny", earlier, whole)
}

_open("deny", earlier, whole) := null if {
	_is_doubtful("allow", earlier, whole)
} else := null if {
	count([1 | some said in earlier; said == ["part", "allow"]]) > 1
} else := false

_is_doubtful(action, earlier, _) if ["maybe", action] in earlier

_is_doubtful(_, _, false)

_both("yes", ports) := ports

_both(peer, "yes") := peer if peer != "yes"

_both(peer, ports) := "maybe" if {
	peer != "yes"
	ports != "yes"
}

_on(rule, protocol, port) := "no" if {
	rule.protocol != null
	not rule.protocol in {"any", protocol}
} else := "maybe" if {
	rule.ranges == null
} else := "no" if {
	not _in_ranges(rule, port)
} else := "maybe" if {
	rule.protocol == null
} else := "yes"

_in_ranges(rule, port) if {
	some range in rule.ranges
	range[0] <= port
	port <= range[1]
}

# METADATA
# description: |
#   Why it can't be told whether a layer lets something through, sorted.
doubts(layer, speaking_) := sort(((({reason | some reason in layer.unknown} | {entry[4].unknown |
	some entry in speaking_
	entry[4].unknown != null
}) | {"which of its rules speak of that address can't be told" |
	some entry in speaking_
	entry[3] != "yes"
	entry[4].unknown == null
}) | {"the ports or the protocol of a rule are known only after apply" |
	some entry in speaking_
	null in [entry[4].ranges, entry[4].protocol]
}))
