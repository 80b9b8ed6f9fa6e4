package resilience.model.entries_test

import data.resilience.model.entries

test_entries_of_all_adapters_by_id if {
	found := entries.by_id with data.resilience.model.entries.adapters as {"a": {"found": [{"id": "1"}]}, "b": {"found": [{"id": "2"}]}}
	found == {"1": {"id": "1"}, "2": {"id": "2"}}
}
