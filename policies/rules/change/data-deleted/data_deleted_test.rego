package resilience.rules_test.change.data_deleted

import data.resilience.main
import data.resilience.testing as build

_database(action, overrides) := build.over(
	build.terraform("aws_db_instance", "main", {"values": object.union({"skip_final_snapshot": true}, overrides)}),
	{"action": action},
)

_judged(going) := judged if {
	judged := main.result.rules.change["data-deleted"] with input as build.going(build.document([], {}), going)
}

_messages(going) := [entry.message | some entry in _judged(going).violations]

test_a_database_that_is_deleted if {
	_messages([_database("delete", {})]) == ["aws_db_instance.main is deleted, and what it holds with it (skip_final_snapshot is true)."]
}

test_a_database_that_is_replaced if {
	replaced := build.over(_database("replace", {}), {"replaced_by": ["engine", "identifier"]})
	_messages([replaced]) == ["aws_db_instance.main is deleted and made again, since engine and identifier can't be changed in place: what it holds goes with it (skip_final_snapshot is true)."]
	[entry.attribute | some entry in _judged([replaced]).violations] == ["engine"]
}

test_a_final_snapshot_keeps_it if {
	_judged([_database("delete", {"skip_final_snapshot": false})]) == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_what_is_not_known_of_its_protection_is_undetermined if {
	hidden := build.over(
		build.terraform("aws_db_instance", "main", {"values": {"skip_final_snapshot": true}, "withheld": {"deletion_protection": true}}),
		{"action": "delete"},
	)
	judged := _judged([hidden])
	judged.violations == []
	[[entry.subject, startswith(entry.message, "Whether what aws_db_instance.main holds is gone with it can't be told: ")] | some entry in judged.undetermined] == [["plan.json#aws_db_instance.main", true]]
}

test_deletion_protection_stops_the_plan if {
	_messages([_database("delete", {"deletion_protection": true})]) == []
}

test_a_replica_is_not_missed if {
	_judged([_database("delete", {"replicate_source_db": "orders"})]).subjects == []
}

test_what_holds_no_data_is_not_judged if {
	_judged([build.over(build.terraform("aws_lb", "web", {}), {"action": "delete"})]).subjects == []
}

test_what_stays_is_not_judged if {
	judged := main.result.rules.change["data-deleted"] with input as build.document([_database("update", {})], {})
	judged == {"subjects": [], "violations": [], "undetermined": []}
}
