package resilience.lib_entries_test

import data.resilience.lib

_component(id, verdict) := {"id": id, "replica_of": null, "related": ["r"], "survives_node": verdict}

test_only_those_to_which_the_question_applies_are_asked if {
	asked := _component("a", lib.holds("yes"))
	copy := object.union(_component("c", lib.holds("yes")), {"replica_of": "a"})
	lib.asked_of({"a": asked, "b": _component("b", null), "c": copy}, "survives_node") == {"a": asked}
}

test_the_entry_of_a_verdict if {
	verdict := lib.fails("n is 1", "n", "Set `n = 2`.")
	lib.entry(_component("a", verdict), verdict, "It fails.") == {
		"subject": "a", "attribute": "n", "related": ["r"], "message": "It fails.", "remediation": "Set `n = 2`.",
		"evidence": [{"name": "decided by", "value": "n is 1", "unit": "", "from": "a"}],
	}
}
