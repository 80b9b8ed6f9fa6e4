# METADATA
# title: CronJobs
# description: |
#   The controller counts the runs that were missed since the last one, or within `startingDeadlineSeconds`. After more than a hundred it starts none any more
#   until somebody sees to it: without a deadline, an outage of the control plane of two hours stops a job of every minute for good. Runs may overlap
#   unless `concurrencyPolicy` says otherwise, so that a job that hangs on what is away piles up. A schedule may name a day that never comes; one that is not valid the
#   API server refuses, so that nothing is told of it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation
#     description: Limits of CronJobs
package resilience.model.jobs.adapters.kubernetes

import data.resilience.lib

# METADATA
# description: Records of the CronJobs in the input that are not suspended.
found := [job |
	some manifest in input.kubernetes["batch/CronJob"]
	lib.at(manifest, ["spec", "suspend"], false) != true
	verdicts := {"fires": _fires(manifest), "resumed": _resumed(manifest), "alone": _alone(manifest)}
	job := object.union(verdicts, {
		"id": manifest.id, "name": _name(manifest), "related": [],
		"unknown": {field: verdict.why | some field, verdict in verdicts; verdict.holds == null},
	})
]

_name(manifest) := name if {
	name := lib.text(manifest, ["metadata", "name"])
	name != ""
} else := manifest.address

_schedule := ["spec", "schedule"]

_fires(manifest) := lib.undecided_at(manifest, _schedule) if {
	lib.unknown_at(manifest, _schedule)
} else := lib.fails("its schedule never fires", "spec.schedule", "Name days that come, or set `suspend: true` where it is started by hand.") if {
	lib.at(manifest, array.concat(_schedule, ["never"]), false) == true
} else := lib.holds("its schedule fires")

# The controller looks every ten seconds: a shorter deadline starts nothing.
_resumed(manifest) := lib.with_mend(
	lib.at_least(manifest, ["spec", "startingDeadlineSeconds"], null, 10),
	"Set `startingDeadlineSeconds` to what a late run is still good for, for example `3600`.",
)

_alone(manifest) := lib.with_mend(
	lib.one_of(manifest, ["spec", "concurrencyPolicy"], "Allow", ["Forbid", "Replace"]),
	"Set `concurrencyPolicy: Forbid`, or `Replace`.",
)
