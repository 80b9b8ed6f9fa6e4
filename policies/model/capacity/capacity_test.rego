package resilience.capacity_test

import data.resilience.model.capacity
import data.resilience.testing as build

_reserved(value) := reserved if {
	reserved := capacity.reserved with input as build.document([], {"parameters": {"ha/worker-capacity": {"reserved": value}}})
}

test_what_the_system_keeps if {
	every value in [0, 0.5, 0.9] { _reserved(value) == {"value": value, "from": "setting"} }
	every value in [-0.1, 0.91, 1, "half", null] { _reserved(value) == {"value": 0.1, "from": "default"} }
	capacity.reserved == {"value": 0.1, "from": "default"} with input as build.document([], {})
}

test_more_than_there_is if {
	capacity.exceeds(1002, 1000)
	not capacity.exceeds(1001, 1000)
	not capacity.exceeds(1000, 1000)
	not capacity.exceeds(1000, null)
	capacity.exceeds(1, 0)
}

test_too_little_is_left if {
	demand := {"cpu": 4, "memory": 8}
	capacity.is_short(demand, {"nodes": 0, "cpu": 9, "memory": 9})
	capacity.is_short(demand, {"nodes": 1, "cpu": 3, "memory": 9})
	capacity.is_short(demand, {"nodes": 1, "cpu": 9, "memory": 7})
	not capacity.is_short(demand, {"nodes": 1, "cpu": 4, "memory": 8})
	not capacity.is_short(demand, {"nodes": 1, "cpu": null, "memory": null})
}
