package resilience.rules_test.ha.jobs_run

import data.resilience.main
import data.resilience.testing as build

_judged(spec) := judged if {
	judged := main.result.rules.ha["jobs-run"] with input as build.document([build.kubernetes("batch/CronJob", "shop", "report", {"spec": spec})], {})
}

test_a_job_without_a_deadline if {
	[[entry.message, entry.attribute] | some entry in _judged({}).violations] == [[
		"report may not run any more after a long outage of the control plane (spec.startingDeadlineSeconds is not set).", "spec.startingDeadlineSeconds",
	]]
}

test_a_job_whose_runs_may_overlap if {
	[entry.message | some entry in _judged({"startingDeadlineSeconds": 60}).violations] == ["Runs of report may pile up while what they need is away (spec.concurrencyPolicy is not set)."]
}

test_a_job_that_never_runs if {
	[entry.message | some entry in _judged({"schedule": {"text": "0 0 30 2 *", "never": true}}).violations] == ["report never runs by itself: its schedule never fires."]
}

test_a_job_that_is_taken_care_of if {
	_judged({"startingDeadlineSeconds": 60, "concurrencyPolicy": "Replace"}) == {"subjects": ["app.yaml#CronJob.batch/shop/report"], "violations": [], "undetermined": []}
}
