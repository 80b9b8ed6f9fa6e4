package resilience.lib_times_test

import data.resilience.lib

test_a_number_is_taken_and_what_can_not_be_one_is_not if {
	_given(10) == 10
	_given(0) == 0
	every wrong in [-1, 1e308, "10", true, null] { _given(wrong) == 30 }
	lib.time_at({"values": {}}, "interval", 30) == 30
}

_given(value) := lib.time_at({"values": {"interval": value}}, "interval", 30)
