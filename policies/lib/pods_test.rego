package resilience.lib_pods_test

import data.resilience.lib

test_where_things_of_pods_stand if {
	lib.in_pod({"pod": "spec.template"}, "spec.containers") == "spec.template.spec.containers"
	lib.in_pod({"pod": ""}, "spec.containers") == "spec.containers"
}
