package resilience.jobs_kubernetes_test

import data.resilience.lib
import data.resilience.model.jobs.adapters.kubernetes
import data.resilience.testing as build

_job(spec) := build.kubernetes("batch/CronJob", "shop", "report", {"spec": spec})

_found(job) := found if {
	found := kubernetes.found with input as build.document([job], {})
}

test_a_job_of_which_nothing_is_said if {
	_found(_job({})) == [{
		"id": build.id(_job({})), "name": "report", "related": [], "unknown": {}, "fires": lib.holds("its schedule fires"),
		"resumed": lib.fails("spec.startingDeadlineSeconds is not set", "spec.startingDeadlineSeconds", "Set `startingDeadlineSeconds` to what a late run is still good for, for example `3600`."),
		"alone": lib.fails("spec.concurrencyPolicy is not set", "spec.concurrencyPolicy", "Set `concurrencyPolicy: Forbid`, or `Replace`."),
	}]
}

test_a_job_that_is_taken_care_of if {
	[job] := _found(_job({"startingDeadlineSeconds": 3600, "concurrencyPolicy": "Forbid"}))
	[job.resumed.holds, job.alone.holds] == [true, true]
	[short] := _found(_job({"startingDeadlineSeconds": 5, "concurrencyPolicy": "Allow"}))
	[short.resumed.holds, short.alone.holds] == [false, false]
}

_fires(schedule) := job.fires if {
	[job] := _found(_job({"schedule": schedule}))
}

test_a_schedule_that_never_fires if {
	_fires({"text": "0 0 30 2 *", "never": true}) == lib.fails("its schedule never fires", "spec.schedule", "Name days that come, or set `suspend: true` where it is started by hand.")
	_fires({"text": "0 3 * * *", "max_gap_s": 86400}).holds == true
	[job] := _found(build.over(_job({}), {"unknown": {"spec": {"schedule": true}}}))
	job.unknown.fires == "CronJob.batch/shop/report: spec.schedule is known only after apply"
}

test_one_that_is_off_is_none if _found(_job({"suspend": true})) == []

test_what_is_not_known if {
	[job] := _found(build.over(_job({}), {"withheld": {"spec": true}}))
	job.unknown.resumed == job.resumed.why
}
