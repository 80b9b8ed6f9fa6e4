package resilience.lib_text_test

import data.resilience.lib

test_a_count_takes_its_noun if {
	[lib.counted(n, "node", "nodes") | some n in [0, 1, 2]] == ["0 nodes", "1 node", "2 nodes"]
}

test_what_is_needed_takes_its_verb if {
	[lib.needed(n) | some n in [1, 2]] == ["1 is needed", "2 are needed"]
}

test_a_list_is_written_as_a_person_does if {
	[lib.listed(names) | some names in [[], ["a"], ["a", "b"], ["a", "b", "c"]]] == ["none", "a", "a and b", "a, b and c"]
}

test_a_time_in_its_two_largest_units if {
	[lib.duration(s) | some s in [0, 59, 60, 90, 3600, 5400, 86400, 169200, 172800, 183600]] == [
		"0 s", "59 s", "1 min", "1 min 30 s", "1 h", "1 h 30 min", "24 h", "47 h", "2 days", "2 days 3 h",
	]
}

test_a_time_with_a_fraction if lib.duration(3600.4) == "1 h"

test_a_share_as_a_percentage if lib.percent(2 / 3) == "67 %"
