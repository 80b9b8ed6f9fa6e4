package resilience.lib_times_test

import data.resilience.lib

test_a_number_is_taken_and_what_can_not_be_one_is_not if {
	_given(10) == 10
	_given(0) == 0
	every wrong in [-1, 1e308, "10", true, null] { _given(wrong) == 30 }
	lib.time_at({"values": {}}, "interval", 30) == 30
}

_given(value) := lib.time_at({"values": {"interval": value}}, "interval", 30)

test_the_longest_that_a_clock_runs if {
	_given(31536000) == 31536000
	_given(31536001) == 30
}

test_days_in_seconds if {
	[lib.days(n) | some n in [0, 1, 0.5, 36525]] == [0, 86400, 43200, 3155760000]
	[lib.days(n) | some n in [-1, 36526, "1", null]] == [null, null, null, null]
}
