package resilience.model.replications_test

import data.resilience.model.replications

test_copies_are_found_by_source_sorted_by_id if {
	found := replications.of_store with data.resilience.model.replications.adapters as {
		"a": {"found": [{"id": "2", "from": "s"}, {"id": "3", "from": null}]},
		"b": {"found": [{"id": "1", "from": "s"}]},
	}
	found == {"s": [{"id": "1", "from": "s"}, {"id": "2", "from": "s"}]}
}
