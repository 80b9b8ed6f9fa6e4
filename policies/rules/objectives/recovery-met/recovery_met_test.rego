package resilience.rules_test.objectives.recovery_met

import data.resilience.main
import data.resilience.testing as build

_database := build.terraform("aws_db_instance", "main", {"values": {"multi_az": true}})

_copy := build.over(
	build.referring(build.terraform("aws_db_instance", "copy", {}), {"replicate_source_db": [_database]}),
	{"region": {"name": "us-east-1"}},
)

_entry := {
	"id": "entry", "name": "orders.example.com", "kind": "dns failover", "targets": [], "reaches": [], "regions": ["eu-west-1", "us-east-1"],
	"unchecked": [], "detection_s": 90, "ttl_s": 60, "related": [], "unknown": {},
}

_judged(resources, settings) := judged if {
	judged := main.result.rules.objectives["recovery-met"] with input as build.document(resources, settings)
		with data.resilience.model.entries.by_id as {"entry": _entry}
}

_declared(rto_s, rpo_s, recovery) := {
	"services": [build.service("orders", [_database], {"rto_s": rto_s, "rpo_s": rpo_s})],
	"recovery": recovery,
}

test_a_service_that_comes_back_in_time if {
	_judged([_database, _copy], _declared(3600, 60, {"decision_time_s": 1800})) == {"subjects": ["service:orders"], "violations": [], "undetermined": []}
}

test_one_that_takes_too_long if {
	judged := _judged([_database, _copy], _declared(3600, 60, {"decision_time_s": 7200}))
	judged.violations == [{
		"subject": "service:orders", "attribute": null, "related": ["plan.json#aws_db_instance.main"],
		"message": "orders comes back after 2 h 3 min, where 1 h is allowed.",
		"remediation": null,
		"evidence": [
			{"name": "age of the newest copy of aws_db_instance.main", "value": 1, "unit": "s", "from": "AWS documentation: typically about a second, no bound"},
			{"name": "detection", "value": 90, "unit": "s", "from": "entry"},
			{"name": "decision", "value": 7200, "unit": "s", "from": "setting"},
			{"name": "promotion", "value": 60, "unit": "s", "from": "AWS documentation: typically about a minute to promote"},
			{"name": "rerouting", "value": 60, "unit": "s", "from": "entry"},
		],
		"caused_by": {"rule": null, "subject": "plan.json#aws_db_instance.main", "protects": "recovery"},
		"asked": "yes",
	}]
}

test_a_term_that_nobody_declared_is_named if {
	judged := _judged([_database, _copy], _declared(3600, 60, {}))
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["The RTO of orders can't be told: decision is not known."]
}

test_what_is_lost_has_no_estimate if {
	judged := _judged([_database], _declared(null, 60, {}))
	[entry.message | some entry in judged.undetermined] == ["The RPO of orders can't be told: aws_db_instance.main is gone, and no copy of it in another region is in sight."]
}

test_services_that_nobody_declared_are_told_once if {
	other := build.terraform("aws_db_instance", "other", {})
	judged := _judged([_database, other], {"objectives": {"rpo_s": 60}})
	judged.subjects == ["estate", "service:aws_db_instance.main", "service:aws_db_instance.other"]
	[[entry.subject, startswith(entry.message, "How fast 2 services would recover, and how much would be lost, can't be told: The RPO of aws_db_instance.main can't be told: ")] |
		some entry in judged.undetermined
	] == [["estate", true]]
}

test_nothing_is_judged_without_an_objective if {
	_judged([_database], {"objectives": {"tolerate": "region"}}).subjects == []
}
