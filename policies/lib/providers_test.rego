package resilience.lib_test

import data.resilience.lib

_providers := {
	"live.json": {"aws": {"least": 5, "most": 5}, "google": {"least": 5, "most": 6}, "azurerm": {"least": 3}},
	"old.json": {"aws": {"most": 4}},
}

_in(name) := {"input": name}

test_one_major_version_is_known_where_both_bounds_agree if {
	document := {"providers": _providers}
	5 == lib.provider_major(_in("live.json"), "aws") with input as document
	not lib.provider_major(_in("live.json"), "google") with input as document
	not lib.provider_major(_in("live.json"), "azurerm") with input as document
	not lib.provider_major(_in("old.json"), "aws") with input as document
	not lib.provider_major(_in("other.json"), "aws") with input as document
}

test_bounds_are_those_of_the_input_of_the_resource if {
	document := {"providers": _providers}
	5 == lib.least_provider_major(_in("live.json"), "google") with input as document
	6 == lib.most_provider_major(_in("live.json"), "google") with input as document
	3 == lib.least_provider_major(_in("live.json"), "azurerm") with input as document
	not lib.most_provider_major(_in("live.json"), "azurerm") with input as document
	4 == lib.most_provider_major(_in("old.json"), "aws") with input as document
	not lib.least_provider_major(_in("old.json"), "google") with input as document
}
