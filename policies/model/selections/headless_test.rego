package resilience.model.selections.headless_test

import data.resilience.model.selections.headless
import data.resilience.testing as build

_labels := {"spec": {"template": {"metadata": {"labels": {"app": "db"}}}}}

_set(name) := build.kubernetes("apps/StatefulSet", "shop", "db", object.union(_labels, {"spec": object.union(_labels.spec, {"serviceName": name})}))

_service(spec) := build.kubernetes("core/Service", "shop", "db", {"spec": object.union({"selector": {"app": "db"}}, spec)})

_met(set, service) := [verdict.holds, verdict.why] if {
	found := headless.by_id with input as build.document([build.referring(set, {"spec.serviceName": [service]}), service], {})
	[verdict] := [record.met | some record in found]
}

test_a_service_that_names_its_pods if {
	_met(_set("db"), build.referring(_service({"clusterIP": "None"}), {"spec.selector": [_set("db")]})) == [true, "Service db names its pods"]
}

test_a_service_with_an_address if {
	_met(_set("db"), build.referring(_service({}), {"spec.selector": [_set("db")]})) == [false, "Service db has an address of its own, and names no pods (it is not headless)"]
}

test_a_service_of_other_pods if {
	_met(_set("db"), _service({"clusterIP": "None"})) == [false, "Service db does not select its pods"]
}

test_an_address_that_is_not_known_yet if {
	service := build.over(build.referring(_service({}), {"spec.selector": [_set("db")]}), {"unknown": {"spec": {"clusterIP": true}}})
	_met(_set("db"), service)[0] == null
}

_alone(set) := [verdict.holds, verdict.why] if {
	found := headless.by_id with input as build.document([set], {})
	[verdict] := [record.met | some record in found]
}

test_a_service_that_is_not_in_sight if {
	_alone(_set("db")) == [null, "the Service that it names is in no input"]
	_alone(_set("")) == [false, "it names no Service"]
	_alone(build.over(_set(""), {"unknown": {"spec": {"serviceName": true}}}))[0] == null
}
