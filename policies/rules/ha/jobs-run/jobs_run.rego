# METADATA
# title: A scheduled job runs again after an outage
# description: |
#   Kubernetes gives up a CronJob of which more than a hundred runs were missed, as after an outage of the control plane, unless it is told within what time a late run
#   still counts. A schedule that names a day that never comes starts nothing at all. And runs that wait for what is away pile up where they may overlap: they take the nodes' memory just when it is short.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
#     description: CronJobs
# custom:
#   severity: notice
#   remediation: |
#     Set `spec.startingDeadlineSeconds` to what a late run is still good for (ten seconds at least), and `spec.concurrencyPolicy: Forbid`, or `Replace` where only the
#     newest run counts. A job that is only started by hand has `spec.suspend: true`.
#   standards: [S8, AWS REL11-BP03, "Azure RE:07", NIST CP-10]
#   equivalents:
#     - 192fe40b-b1c3-448a-aba2-6cc19a300fe3
#     - 58876b44-a690-4e9f-9214-7735fa0dd15d
#     - CRONJOB_MISSING_CONCURRENCYPOLICY_KEY
#     - CRONJOB_MISSING_STARTINGDEADLINESECOND_KEY
#     - cronjob-has-deadline
#   since: 0.1.0
package resilience.rules.ha["jobs-run"]

import data.resilience.lib
import data.resilience.model.jobs

# METADATA
# description: Jobs that run by a schedule.
subjects := jobs.by_id

needs := ["fires", "resumed", "alone"]

protects := "node"

violations contains lib.entry(job, job.fires, $"{job.name} never runs by itself: {job.fires.why}.") if {
	some job in subjects
	job.fires.holds == false
}

violations contains lib.entry(job, job.resumed, $"{job.name} may not run any more after a long outage of the control plane ({job.resumed.why}).") if {
	some job in subjects
	job.fires.holds != false
	job.resumed.holds == false
}

# One entry for one job.
violations contains lib.entry(job, job.alone, $"Runs of {job.name} may pile up while what they need is away ({job.alone.why}).") if {
	some job in subjects
	job.fires.holds != false
	job.resumed.holds != false
	job.alone.holds == false
}
