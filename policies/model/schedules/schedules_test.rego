package resilience.model.schedules_test

import data.resilience.model.schedules

_schedule(id, cluster, active, full) := {"id": id, "cluster": cluster, "active": active, "full": full}

_adapters := {"a": {"found": [
	_schedule("mine", "cluster:a", true, true),
	_schedule("paused", "cluster:a", false, true),
	_schedule("partial", "cluster:a", true, false),
	_schedule("theirs", "cluster:b", true, true),
	_schedule("anybodys", null, true, true),
	_schedule("assumed", "assumed", true, true),
]}}

_full_of(cluster) := ids if {
	found := schedules.full_of(cluster) with data.resilience.model.schedules.adapters as _adapters
	ids := [schedule.id | some schedule in found]
}

test_active_full_schedules_of_a_cluster_or_of_one_that_is_not_known_count if {
	_full_of("cluster:a") == ["anybodys", "assumed", "mine"]
}

test_all_count_for_a_cluster_that_is_not_known if {
	_full_of(null) == ["anybodys", "assumed", "mine", "theirs"]
}

test_two_records_of_one_id_do_not_stop_the_evaluation if {
	found := schedules.by_id with data.resilience.model.schedules.adapters as {
		"a": {"found": [_schedule("same", null, true, true)]},
		"b": {"found": [_schedule("same", null, false, true)]},
	}
	found == {"same": _schedule("same", null, false, true)}
}
