package resilience.lib_parameters_test

import data.resilience.lib
import data.resilience.testing as build

_given := build.document([], {"parameters": {"dr/x": {"days": 3}}})

test_a_parameter_that_is_set if {
	lib.parameter("dr/x", "days", 7) == 3 with input as _given
	lib.parameter_source("dr/x", "days") == "setting" with input as _given
}

test_a_parameter_that_is_not if {
	lib.parameter("dr/y", "days", 7) == 7 with input as _given
	lib.parameter_source("dr/x", "hours") == "default" with input as _given
}
