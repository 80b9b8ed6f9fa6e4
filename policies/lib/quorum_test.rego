package resilience.lib_quorum_test

import data.resilience.lib

# The table of the etcd FAQ.
test_quorum_and_failures_tolerated if {
	[[n, lib.quorum(n), lib.failures_tolerated(n)] | some n in numbers.range(1, 9)] == [
		[1, 1, 0], [2, 2, 0], [3, 2, 1], [4, 3, 1], [5, 3, 2], [6, 4, 2], [7, 4, 3], [8, 5, 3], [9, 5, 4],
	]
}

test_machines_are_spread_evenly if {
	lib.spread_evenly(3, ["c", "a", "b"]) == {"a": 1, "b": 1, "c": 1}
	lib.spread_evenly(5, ["a", "b", "c"]) == {"a": 2, "b": 2, "c": 1}
	lib.spread_evenly(3, ["a", "b"]) == {"a": 2, "b": 1}
}

test_a_place_without_a_machine_is_left_out if {
	lib.spread_evenly(1, ["a", "b", "c"]) == {"a": 1}
	lib.spread_evenly(0, ["a", "b"]) == {}
	lib.spread_evenly(2, []) == {}
}
