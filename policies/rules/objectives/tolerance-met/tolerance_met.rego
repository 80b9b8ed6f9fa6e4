# METADATA
# title: A service survives what its objective names
# description: |
#   An objective `tolerate` names a failure that a service must survive without an interruption, less capacity allowed. The simulation takes every node,
#   data centre and region away in turn; a service that stops in one that it must tolerate does not meet its objective, whatever the reason. Where another
#   finding names the part that stops it, this one follows from that.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html
#     description: Use fault isolation to protect your workload
# custom:
#   severity: error
#   remediation: |
#     Give the part that is named a second place to run: a member in another data centre, or, where a region must be survived, a copy of the service in another region
#     with a checked global entry in front. Or declare what the service really needs to tolerate, in `services` of resilience.yml.
#   standards: [S8, S10, S11, S12, AWS REL10-BP01, AWS REL11-BP07, "Azure RE:04", "Azure RE:05", "Google set-targets", NIST CP-2, ISO 27001 A.8.14, SOC 2 A1.1]
#   equivalents:
#     - "43663217"
#     - 9cabded7
#     - Azure.APIM.MultiRegion
#     - Azure.APIM.MultiRegionGateway
#     - af4f88cb
#     - cosmosdb_account_automatic_failover_enabled
#   since: 0.1.0
package resilience.rules.objectives["tolerance-met"]

import data.resilience.model.clusters
import data.resilience.model.services
import data.resilience.simulation

# METADATA
# description: Services of which it is declared what they must tolerate, and clusters of which too little is known to take anything away.
subjects := object.union(_services, {id: {"id": id, "name": clusters.by_id[id].name, "unknown": {}} | some id, _ in _blind})

_services := {id: {"id": id, "name": name, "tolerate": service.objectives.tolerate, "unknown": {}} |
	some name, service in services.by_name
	_level[service.objectives.tolerate]
	id := $"service:{name}"
}

needs := []

protects := "node"

violations contains _entry(service, worst, $"Losing {_words(worst)} {_stops(worst, service)}: {worst.cell.why}{_more(count(broken))}.") if {
	some service in _services
	broken := [one | some one in _tolerated(service); _interrupts[one.cell.outcome]]
	count(broken) > 0
	worst := broken[0]
}

undetermined contains _entry(service, first, $"Whether {service.name} survives losing {_words(first)} can't be told: {first.cell.why}{_more(count(open))}.") if {
	some service in _services
	open := [one | some one in _tolerated(service); one.cell.outcome == "unknown"]
	count(open) > 0
	first := open[0]
}

# Said of the cluster, once for all its services: where none of its nodes, data centres or regions is known there is nothing to take away.
undetermined contains {
	"subject": id,
	"message": $"Whether {_whose(kinds[smallest])} on {clusters.by_id[id].name} survives the loss of a {concat(" or a ", words)} can't be told: {clusters.by_id[id].unknown[_decides[smallest]]}.",
	"evidence": [],
	"protects": smallest,
} if {
	some id, kinds in _blind
	tried := [kind | some kind in _kinds; kinds[kind]]
	smallest := tried[0]
	words := [replace(kind, "-", " ") | some kind in tried]
}

_whose([name]) := name

_whose(names) := $"each of {count(names)} services" if count(names) > 1

_kinds := ["node", "data-centre", "region"]

_decides := {"node": "size", "data-centre": "nodes_by_data_centre", "region": "regions"}

_nothing_of := {"node": "node_classes", "data-centre": "data_centres", "region": "regions"}

# Cluster to the kinds of failure that services on it must tolerate and that cannot be tried, each with these services.
_blind := {id: kinds |
	some id, names in _on
	kinds := {kind: asking |
		some kind in _kinds
		clusters.by_id[id].unknown[_decides[kind]]
		count(clusters.by_id[id][_nothing_of[kind]]) == 0
		asking := sort([name | some name in names; _level[kind] <= _level[services.by_name[name].objectives.tolerate]])
		count(asking) > 0
	}
	count(kinds) > 0
}

_on[id] contains service.name if {
	some service in _services
	some id in services.by_name[service.name].clusters
	clusters.by_id[id]
}

_level := {"node": 1, "data-centre": 2, "region": 3}

_interrupts := {"down": true, "lost": true}

# The failures that a service must tolerate and does not go on in unharmed, the smallest first, those that lose data before the others.
_tolerated(service) := [ranked[3] |
	some ranked in sort([[_level[one.kind], _rank[one.cell.outcome], one.domain, one] |
		some one in object.get(_cells_of, service.name, [])
		_level[one.kind] <= _level[service.tolerate]
	])
]

_rank := {"lost": 0, "down": 1, "unknown": 2, "reduced": 3}

_cells_of := {name: [_all[i] | some i in sort(positions)] | some name, positions in _positions}

_positions[one.cell.service] contains i if some i, one in _all

_all := [{"kind": failure.kind, "domain": failure.domain, "cell": cell} |
	some failure in simulation.failures
	some cell in failure.services
]

_entry(service, one, message) := {
	"subject": service.id,
	"related": [one.cell.part | one.cell.part != null],
	"message": message,
	"evidence": [{"name": "must tolerate the loss of a", "value": service.tolerate, "unit": "", "from": "setting"}],
	"protects": one.kind,
	"caused_by": _cause(one.cell.part, one.kind),
}

# Whatever else is found of the part that decides explains this.
_cause(null, _) := null

_cause(part, kind) := {"rule": null, "subject": part, "protects": kind} if part != null

_words(one) := $"any one {replace(one.kind, "-", " ")} {one.domain}" if {
	startswith(one.domain, "of ")
} else := $"a {one.kind} {one.domain}" if {
	startswith(one.domain, "that ")
} else := $"one of the {one.domain}" if {
	one.kind == "node"
} else := $"{replace(one.kind, "-", " ")} {one.domain}"

_stops(one, service) := $"loses {service.name}" if {
	one.cell.outcome == "lost"
} else := $"may stop {service.name}" if {
	one.cell.may
} else := $"stops {service.name}"

_more(1) := ""

_more(2) := "; one more failure does the same"

_more(n) := $"; {n - 1} more failures do the same" if n > 2
