package resilience.lib_verdicts_test

import data.resilience.lib
import data.resilience.testing as build

_resource(envelope) := build.terraform("aws_db_instance", "a", envelope).envelope

_with(values) := _resource({"values": values})

test_a_flag_that_is_set if {
	lib.flag(_with({"multi_az": true}), ["multi_az"], false) == lib.holds("multi_az is true")
	lib.flag(_with({"multi_az": false}), ["multi_az"], true) == lib.fails("multi_az is false", "multi_az", "Set `multi_az = true`.")
}

test_a_flag_that_is_not_set_is_what_the_provider_takes if {
	lib.flag(_with({}), ["multi_az"], false) == lib.fails("multi_az is not set", "multi_az", "Set `multi_az = true`.")
	lib.flag(_with({}), ["multi_az"], true) == lib.holds("multi_az is true")
}

test_a_flag_that_the_provider_computes_is_what_it_takes_by_default if {
	computed := _resource({"unknown": {"multi_az": true}})
	lib.flag(computed, ["multi_az"], false) == lib.fails("multi_az is not set", "multi_az", "Set `multi_az = true`.")
}

test_a_flag_that_refers_to_something_is_not_known if {
	referring := _resource({"unknown": {"multi_az": true}, "references": {"multi_az": ["plan.json#x.y"]}})
	lib.flag(referring, ["multi_az"], false) == {"holds": null, "why": "aws_db_instance.a: multi_az is known only after apply", "attribute": "multi_az", "mend": null}
}

test_a_reference_elsewhere_in_a_block_does_not_matter if {
	unknown := {"settings": [{"mode": true, "network": true}]}
	beside := _resource({"unknown": unknown, "references": {"settings.0.network": ["plan.json#x.y"]}})
	lib.one_of(beside, ["settings", 0, "mode"], null, ["A"]).why == "settings.mode is not set"
	around := _resource({"unknown": unknown, "references": {"settings": ["plan.json#x.y"]}})
	lib.one_of(around, ["settings", 0, "mode"], null, ["A"]).holds == null
	inside := _resource({"unknown": {"settings": [{"mode": true}]}, "references": {"settings.0.mode.0.name": ["plan.json#x.y"]}})
	lib.one_of(inside, ["settings", 0, "mode"], null, ["A"]).holds == null
}

test_a_block_that_the_provider_computes_is_not_given if {
	lib.given(_resource({"unknown": {"a": true}}), ["a"], "Set it.") == lib.fails("a is not set", "a", "Set it.")
}

test_a_flag_that_is_sensitive_is_not_known if {
	lib.flag(_resource({"withheld": {"multi_az": true}}), ["multi_az"], false).why == "aws_db_instance.a: multi_az is marked sensitive"
}

test_a_flag_that_must_be_off if {
	lib.flag_off(_with({"skip_final_snapshot": true}), ["skip_final_snapshot"], false) == lib.fails("skip_final_snapshot is true", "skip_final_snapshot", "Set `skip_final_snapshot = false`.")
	lib.flag_off(_with({}), ["skip_final_snapshot"], false).holds == true
}

test_one_of_several_values_in_a_block if {
	path := ["high_availability", 0, "mode"]
	good := ["ZoneRedundant", "Regional"]
	lib.one_of(_with({"high_availability": [{"mode": "zoneredundant"}]}), path, null, good) == lib.holds("high_availability.mode is zoneredundant")
	lib.one_of(_with({"high_availability": [{"mode": "SameZone"}]}), path, null, good) == lib.fails("high_availability.mode is SameZone", "high_availability.0.mode", "Set `high_availability.mode = \"ZoneRedundant\"`.")
	lib.one_of(_with({}), path, null, good).why == "high_availability.mode is not set"
}

test_a_long_or_strange_text_is_not_repeated if {
	lib.one_of(_with({"engine": "a b <script>"}), ["engine"], null, ["x"]).why == "engine is set otherwise"
}

test_at_least_a_number if {
	lib.at_least(_with({"n": 2}), ["n"], 0, 2) == lib.holds("n is 2")
	lib.at_least(_with({"n": 1}), ["n"], 0, 2) == lib.fails("n is 1", "n", "Set `n = 2` or more.")
	lib.at_least(_with({}), ["n"], 0, 2) == lib.fails("n is not set", "n", "Set `n = 2` or more.")
	lib.at_least(_with({}), ["n"], null, 2).why == "n is not set"
	lib.at_least(_with({"n": "many"}), ["n"], 0, 2) == lib.undecided("aws_db_instance.a: n is not a number")
}

test_what_must_be_given if {
	lib.given(_with({"a": [{}]}), ["a"], "Set it.") == lib.holds("a is set")
	lib.given(_resource({"unknown": {"a": [{"b": true}]}}), ["a"], "Set it.") == lib.holds("a is set")
	lib.given(_with({"a": []}), ["a"], "Set it.") == lib.fails("a is not set", "a", "Set it.")
	lib.given(_resource({"unknown": {"a": true}}), ["a", 0, "b"], "Set it.") == lib.fails("a.b is not set", "a.0.b", "Set it.")
}

test_in_two_data_centres if {
	lib.in_two_data_centres({"data_centres": ["a", "b"], "unknown": ["c is not known"]}, "x", "Do it.") == lib.holds("it is in a and b")
	lib.in_two_data_centres({"data_centres": ["a"], "unknown": ["c is not known"]}, "x", "Do it.") == lib.undecided("c is not known")
	lib.in_two_data_centres({"data_centres": ["a"], "unknown": []}, "x", "Do it.") == lib.fails("it is in a only", "x", "Do it.")
}

_yes := lib.holds("yes")

_no := lib.fails("no", "a", "Do it.")

_open := lib.undecided("open")

test_any_of_several if {
	lib.any_of([_no, _open, _yes]) == _yes
	lib.any_of([_no, _open]) == _open
	lib.any_of([_no, lib.fails("other", null, null)]) == _no
}

test_all_of_several if {
	lib.all_of([_yes, _open, _no]) == _no
	lib.all_of([_yes, _open]) == _open
	lib.all_of([_yes, lib.holds("other")]) == _yes
}

test_another_text_where_it_fails if {
	lib.with_mend(_no, "Do that.").mend == "Do that."
	lib.with_why(_no, "since").why == "since"
	lib.with_mend(_yes, "Do that.") == _yes
	lib.with_why(_open, "since") == _open
}

test_an_address_without_the_keys_of_its_modules if {
	lib.without_module_keys(`module.a["x.y"].module.b[0].aws_lb.c["k"]`) == `module.a.module.b.aws_lb.c["k"]`
	lib.without_module_keys(`module.a["\"].module.x"].aws_lb.c`) == "module.a.aws_lb.c"
	lib.without_module_keys("module.a.data.aws_lb.c") == "module.a.data.aws_lb.c"
	lib.without_module_keys("aws_lb.c[0]") == "aws_lb.c[0]"
}

test_addresses_without_their_index if {
	lib.without_index("aws_instance.a[0]") == "aws_instance.a"
	lib.without_index("module.m[\"x\"].aws_instance.a[\"k[\\\"0\\\"].x\"]") == "module.m[\"x\"].aws_instance.a"
	lib.without_index("aws_instance.a") == "aws_instance.a"
}

test_the_module_that_the_root_calls if {
	lib.top_module("module.m[\"a.b\"].module.n.aws_instance.a") == "module.m[\"a.b\"]"
	lib.top_module("module.m.aws_instance.a") == "module.m"
	lib.top_module("aws_instance.a") == ""
}

test_what_the_provider_fills_in_where_it_is_left_out_is_not_given if {
	lib.given(_resource({"unknown": {"multi_az": true}}), ["multi_az"], "Set it.") == lib.fails("multi_az is not set", "multi_az", "Set it.")
}
