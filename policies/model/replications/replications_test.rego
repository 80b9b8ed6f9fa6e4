package resilience.model.replications_test

import data.resilience.model.replications

test_copies_are_found_by_source_sorted_by_id if {
	found := replications.of_store with data.resilience.model.replications.adapters as {
		"a": {"found": [{"id": "2", "from": "s"}, {"id": "3", "from": null}]},
		"b": {"found": [{"id": "1", "from": "s"}]},
	}
	found == {"s": [{"id": "1", "from": "s"}, {"id": "2", "from": "s"}]}
}

test_of_two_that_copy_to_each_other_none_is_a_copy if {
	found := replications.copies with data.resilience.model.replications.adapters as {"a": {"found": [
		{"id": "1", "from": "a", "to": "b"}, {"id": "2", "from": "b", "to": "a"},
		{"id": "3", "from": "a", "to": "c"}, {"id": "4", "from": "c", "to": "d"}, {"id": "5", "from": "d", "to": null},
	]}}
	found == {"c": true, "d": true}
}
