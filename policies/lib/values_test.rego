package resilience.lib_values_test

import data.resilience.lib

_resource := {
	"address": "aws_thing.a",
	"values": {"name": "a", "empty": null, "count": 2, "block": [{"size": 3}, {"size": null}], "flag": false},
	"unknown": {"block": [false, {"size": true}], "whole": true},
	"withheld": {"secret": true, "nested": {"inner": true}},
	"references": {"subnet_id": ["p#s"], "rule.0.bucket": ["p#b", "p#c"], "rule.1.bucket": ["p#d"], "rules": ["p#e"]},
	"referenced_by": {"cluster_id": ["p#x", "p#y"]},
}

test_a_value_is_read_at_its_path if lib.at(_resource, ["name"], "none") == "a"

test_a_value_is_read_inside_a_list if lib.at(_resource, ["block", 0, "size"], 0) == 3

test_false_is_a_value if lib.at(_resource, ["flag"], true) == false

test_null_and_absent_are_the_fallback if {
	lib.at(_resource, ["empty"], "none") == "none"
	lib.at(_resource, ["absent", "deeper"], "none") == "none"
	lib.at(_resource, ["block", 7, "size"], "none") == "none"
	lib.at(_resource, ["name", "of", "text"], "none") == "none"
}

test_text_is_text_only if {
	lib.text(_resource, ["name"]) == "a"
	lib.text(_resource, ["count"]) == ""
	lib.text(_resource, ["empty"]) == ""
	lib.text(_resource, ["absent"]) == ""
}

test_what_counts if {
	every value in [0, 1, 250] { lib.is_count(value) }
	every value in [-1, 1.5, "2", null, true, [], {}] { not lib.is_count(value) }
}

test_an_unknown_value_is_unknown_with_all_inside_it if {
	lib.unknown_at(_resource, ["whole"])
	lib.unknown_at(_resource, ["whole", 0, "deeper"])
	lib.unknown_at(_resource, ["block", 1, "size"])
	not lib.unknown_at(_resource, ["block", 0, "size"])
	not lib.unknown_at(_resource, ["block"])
	not lib.unknown_at(_resource, ["name"])
}

test_a_withheld_value_is_unknown_too if {
	lib.unknown_at(_resource, ["secret"])
	not lib.unknown_at(_resource, ["nested"])
	lib.withheld_at(_resource, ["secret"])
	not lib.withheld_at(_resource, ["whole"])
}

test_a_value_with_an_unknown_part_is_unknown_within if {
	lib.unknown_within(_resource, ["block"])
	lib.unknown_within(_resource, ["nested"])
	lib.unknown_within(_resource, ["whole"])
	not lib.unknown_within(_resource, ["name"])
}

test_a_resource_that_is_wholly_unknown if {
	lib.unknown_at({"values": {}, "unknown": true, "withheld": {}}, ["name"])
	lib.unknown_within({"values": {}, "unknown": true, "withheld": {}}, ["name"])
}

test_why_a_value_is_unknown if {
	lib.why_unknown(_resource, ["block", 1, "size"]) == "aws_thing.a: block.1.size is known only after apply"
	lib.why_unknown(_resource, ["secret"]) == "aws_thing.a: secret is marked sensitive"
}

test_references_of_an_attribute_and_of_all_inside_it if {
	lib.refs(_resource, "subnet_id") == {"p#s"}
	lib.refs(_resource, "rule") == {"p#b", "p#c", "p#d"}
	lib.refs(_resource, "rul") == set()
}

test_referrers_are_found_by_attribute if {
	lib.referrers(_resource, "cluster_id") == {"p#x", "p#y"}
	lib.referrers(_resource, "other") == set()
}

test_an_id_is_shortened_to_its_address if {
	lib.short("plan.json#aws_db_instance.main") == "aws_db_instance.main"
	lib.short("a.yaml#Deployment.apps/x/y#z") == "Deployment.apps/x/y#z"
}

test_variants_of_one_object_are_one if {
	variants := [{"id": $"{name}#{address}", "address": address, "input": name} |
		some address in ["b", "a"]
		some name in ["base.yaml", "live.yaml"]
	]
	[variant.id | some variant in lib.one_of_each(variants, "live.yaml")] == ["live.yaml#a", "live.yaml#b"]
	[variant.id | some variant in lib.one_of_each(variants, "other.yaml")] == ["base.yaml#a", "base.yaml#b"]
}

test_the_folder_of_a_resource if {
	lib.folder({"input": "apps/shop/web.yaml"}) == "apps/shop"
	lib.folder({"input": "web.yaml"}) == ""
}
