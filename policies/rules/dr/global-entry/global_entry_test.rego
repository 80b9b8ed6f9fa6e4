package resilience.rules_test.dr.global_entry

import data.resilience.main
import data.resilience.rules.dr["global-entry"] as rule
import data.resilience.testing

_judged(document) := {"subjects": subjects, "violations": violations, "undetermined": undetermined} if {
	found := rule.subjects with input as document
	subjects := {id | some id, _ in found}
	violations := rule.violations with input as document
	undetermined := rule.undetermined with input as document
}

_pass(subjects) := {"subjects": subjects, "violations": set(), "undetermined": set()}

_fail(subject, entry) := {"subjects": {subject}, "violations": {object.union({"subject": subject}, entry)}, "undetermined": set()}

_undecided(subject, entry) := {"subjects": {subject}, "violations": set(), "undetermined": {object.union({"subject": subject}, entry)}}

_entry(overrides) := object.union(
	{"id": "entry", "name": "shop.example.com", "kind": "dns failover", "targets": ["a", "b"], "regions": ["eu-central-1", "eu-west-1"], "unchecked": [], "related": ["r"], "unknown": {}},
	overrides,
)

_of(found, recovery) := _judged_with({entry.id: entry | some entry in found}, testing.document([], {"regions": {"live": null, "recovery": recovery}}))

_judged_with(by_id, document) := {"subjects": subjects, "violations": violations, "undetermined": undetermined} if {
	found := rule.subjects with input as document with data.resilience.model.entries.by_id as by_id
	subjects := {id | some id, _ in found}
	violations := rule.violations with input as document with data.resilience.model.entries.by_id as by_id
	undetermined := rule.undetermined with input as document with data.resilience.model.entries.by_id as by_id
}

test_two_checked_regions_pass if {
	_of([_entry({})], []) == _pass({"entry"})
	_of([_entry({})], ["eu-central-1"]) == _pass({"entry"})
}

test_a_target_without_a_health_check_fails if {
	_of([_entry({"unchecked": ["a"]})], []) == _fail("entry", {
		"attribute": "health_check_id", "related": ["r"],
		"message": "shop.example.com sends traffic to a without a health check: a lost region keeps its traffic.",
		"evidence": [{"name": "targets without a health check", "value": 1, "unit": "", "from": "entry"}],
	})
}

_one_region := {
	"related": ["r"],
	"message": "shop.example.com leads to eu-west-1 only: when that region is lost, traffic does not reach the region where service is restored.",
	"evidence": [{"name": "regions behind the entry", "value": 1, "unit": "", "from": "entry"}],
}

test_one_region_fails_where_a_recovery_region_is_declared if {
	_of([_entry({"regions": ["eu-west-1"]})], ["eu-central-1"]) == _fail("entry", _one_region)
}

test_one_region_is_not_judged_where_none_is_declared if {
	_of([_entry({"regions": ["eu-west-1"]})], []) == _pass(set())
}

test_weights_in_one_region_are_not_judged_beside_an_entry_that_leads_to_two if {
	weighted := _entry({"id": "weighted", "kind": "dns weighted", "regions": ["eu-west-1"]})
	_of([_entry({}), weighted], ["eu-central-1"]) == _pass({"entry"})
}

test_weights_in_one_region_fail_where_nothing_else_leads_on if {
	_of([_entry({"kind": "dns weighted", "regions": ["eu-west-1"]})], ["eu-central-1"]) == _fail("entry", _one_region)
}

test_a_region_that_is_not_known_is_needed if {
	rule.needs == ["regions", "unchecked"]
	_of([_entry({"regions": ["eu-west-1"], "unknown": {"regions": "it is not known"}})], ["eu-central-1"]) == _pass({"entry"})
}

_nothing := {"message": "No global entry is in sight, though eu-central-1 is declared for recovery: after a restore there, clients must be pointed to it by hand."}

test_no_entry_is_undetermined_where_the_inputs_do_not_show_both_regions if {
	_of([], ["eu-central-1"]) == _undecided("estate", _nothing)
}

test_no_entry_fails_where_the_inputs_show_both_regions if {
	live := testing.machine("a", "eu-west-1a")
	waiting := testing.over(testing.machine("b", "eu-central-1a"), {"region": {"name": "eu-central-1"}})
	document := testing.document([live, waiting], {
		"clusters": [testing.cluster("live", [live], {}), testing.cluster("waiting", [waiting], {})],
		"regions": {"live": null, "recovery": ["eu-central-1"]},
	})
	_judged(document) == _fail("estate", object.union(_nothing, {"evidence": [{"name": "global entries", "value": 0, "unit": "", "from": "all inputs"}]}))
}

test_no_entry_is_not_missed_where_no_recovery_region_is_declared if {
	_of([], []) == _pass(set())
}

test_one_that_has_nothing_to_choose_from if {
	alone := {"alone": true, "targets": ["a"], "regions": [], "unknown": {"regions": "it is not known"}}
	violations := _of([_entry(alone)], []).violations
	violations == {{
		"subject": "entry", "related": ["r"], "message": "shop.example.com leads to a alone: when that fails, it has nothing to turn to.",
		"evidence": [{"name": "targets", "value": 1, "unit": "", "from": "entry"}],
	}}
}

_www := testing.terraform("azurerm_dns_a_record", "www", {"values": {"ttl": 3600}})

_kept_for(ttl_s) := entries if {
	judged := main.result.rules.dr["global-entry"] with input as testing.document([_www], {"parameters": {"dr/global-entry": {"longest_ttl_s": ttl_s}}})
	entries := [[entry.subject, entry.attribute, entry.message, entry.remediation] | some entry in judged.violations]
}

test_how_long_resolvers_keep_a_name_where_the_settings_say_so if {
	_kept_for(60) == [[
		testing.id(_www), "ttl",
		"Resolvers keep azurerm_dns_a_record.www for 1 h: for as long clients go on to what it led to before.", "Set `ttl = 60` or less.",
	]]
	_kept_for(3600) == []
	_kept_for(0) == []
}
