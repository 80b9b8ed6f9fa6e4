# METADATA
# title: Scheduled jobs
# description: What is started by a schedule, does its work and ends; it serves nobody, and its work is missed where it does not run.
package resilience.model.jobs

# METADATA
# description: Job id to its record.
by_id := {job.id: job | some job in data.resilience.model.jobs.adapters[_].found}
