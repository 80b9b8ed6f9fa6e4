# METADATA
# title: A service comes back in time and loses no more than allowed
# description: |
#   When its region is lost, a service comes back within its recovery time objective (RTO) and loses no more than its recovery point objective (RPO)
#   allows. Both are estimated from what is in sight: schedules, replicas, lags, health checks, times to live, and what `recovery` of resilience.yml declares.
#   The longest of what a service needs counts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html
#     description: Disaster recovery options
# custom:
#   severity: error
#   remediation: |
#     RPO: copy more often, or replicate. RTO: build the cluster in the recovery region in advance, restore faster, or let a global entry turn traffic by itself. Terms that
#     nobody can see in a plan (the time to decide, to provision, the size of snapshots and the throughput of a restore) belong under `recovery` in resilience.yml.
#   standards: [S5, S6, AWS REL13-BP01, AWS REL13-BP02, AWS REL13-BP05, "Azure RE:04", "Azure RE:09", "Google set-targets", NIST CP-2, NIST CP-6(2), NIST CP-10(4), ISO 27001 A.5.30, SOC 2 A1.2]
#   since: 0.1.0
package resilience.rules.objectives["recovery-met"]

import data.resilience.lib
import data.resilience.model.services
import data.resilience.simulation

# METADATA
# description: |
#   Services with an RTO or RPO, and the estate where these are declared for all of it: what can't be told of services that nobody declared is said
#   once, of the estate.
subjects := object.union(
	{id: {"id": id, "name": objective.service, "unknown": {}} |
		some objective in _objectives
		id := $"service:{objective.service}"
	},
	{"estate": {"id": "estate", "name": "the estate", "unknown": {}} | count(_open_of_found) > 0},
)

needs := []

protects := "recovery"

violations contains _entry($"service:{objective.service}", objective, concat(" ", sentences)) if {
	some objective in _objectives
	sentences := array.concat(_missed(objective, "rpo"), _missed(objective, "rto"))
	count(sentences) > 0
}

undetermined contains _entry($"service:{objective.service}", objective, concat(" ", sentences)) if {
	some objective in _objectives
	services.by_name[objective.service].declared
	sentences := array.concat(_open(objective, "rpo"), _open(objective, "rto"))
	count(sentences) > 0
}

undetermined contains {
	"subject": "estate",
	"message": $"How fast {lib.counted(count(_open_of_found), "service", "services")} would recover, and how much would be lost, can't be told: {_open_of_found[0].sentence}",
	"evidence": [],
} if {
	count(_open_of_found) > 0
}

_objectives := [objective |
	some objective in simulation.objectives
	_asked(objective)
]

_asked(objective) if objective.rpo.objective_s != null

_asked(objective) if objective.rto.objective_s != null

_open_of_found := [{"service": objective.service, "sentence": sentences[0]} |
	some objective in _objectives
	not services.by_name[objective.service].declared
	sentences := array.concat(_open(objective, "rpo"), _open(objective, "rto"))
	count(sentences) > 0
]

_missed(objective, what) := [$"{objective.service} {_verb[what]} {lib.duration(objective[what].estimate_s)}, where {lib.duration(objective[what].objective_s)} is allowed."] if {
	objective[what].met == false
} else := []

_verb := {
	"rpo": "may lose what was written within",
	"rto": "comes back after",
}

_open(objective, what) := [$"The {upper(what)} of {objective.service} can't be told: {_missing(objective)}."] if {
	objective[what].objective_s != null
	objective[what].met == null
} else := []

# The terms without a value; without any term it is the simulation that says why.
_missing(objective) := $"{lib.listed(names)} {_is_are(names)} not known" if {
	names := sort({term.name | some term in objective.terms; term.value == null})
	count(names) > 0
} else := why if {
	why := _why[objective.service]
} else := "how it would be restored elsewhere is not in sight"

_is_are(names) := "is" if count(names) == 1

_is_are(names) := "are" if count(names) > 1

_why := {name: reasons[0] |
	some name, found in _reasons
	reasons := sort(found)
}

_reasons[cell.service] contains cell.why if {
	some failure in simulation.failures
	failure.kind == "region"
	some cell in failure.services
	_not_restored[cell.outcome]
}

_not_restored := {"lost": true, "unknown": true}

_entry(subject, objective, message) := {
	"subject": subject,
	"related": sort(object.get(_parts, objective.service, set())),
	"message": message,
	"evidence": [term | some term in objective.terms],
	"caused_by": _cause(objective.service),
}

_parts[cell.service] contains cell.part if {
	some failure in simulation.failures
	failure.kind == "region"
	some cell in failure.services
	cell.part != null
	cell.outcome != "reduced"
}

_cause(name) := {"rule": null, "subject": sort(_parts[name])[0], "protects": "recovery"} if {
	count(_parts[name]) > 0
} else := null
