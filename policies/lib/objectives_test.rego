package resilience.lib_objectives_test

import data.resilience.lib
import data.resilience.testing

_web := testing.kubernetes("apps/Deployment", "shop", "web", {})

_asked(settings, subject, protects) := answer if {
	answer := lib.asked(subject, protects) with input as testing.document([_web], settings)
}

_service(objectives) := {"services": [testing.service("shop", [_web], objectives)]}

test_nothing_declared_asks_nothing if {
	_asked({}, testing.id(_web), "node") == "none"
}

test_more_than_is_protected_asks_for_it if {
	_asked(_service({"tolerate": "data-centre"}), testing.id(_web), "node") == "yes"
	_asked(_service({"tolerate": "data-centre"}), testing.id(_web), "data-centre") == "yes"
}

test_less_than_is_protected_does_not_ask_for_it if {
	_asked(_service({"tolerate": "node"}), testing.id(_web), "data-centre") == "no"
	_asked(_service({"tolerate": "data-centre"}), testing.id(_web), "recovery") == "no"
}

test_recovery_is_asked_for_by_any_objective_of_it if {
	every objectives in [{"rto_s": 60}, {"rpo_s": 60}, {"tolerate": "region"}] { _asked(_service(objectives), testing.id(_web), "recovery") == "yes" }
	_asked(_service({"rto_s": 60}), testing.id(_web), "node") == "no"
}

test_what_belongs_to_no_service_serves_all if {
	_asked(_service({"tolerate": "region"}), "plan.json#aws_x.y", "node") == "yes"
	_asked({"objectives": {"tolerate": "node", "rto_s": null, "rpo_s": null}}, "estate", "node") == "yes"
}

_machines := [testing.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]

# Two clusters, of which one runs what must be recoverable, each with a snapshot location.
_two_clusters := testing.document(
	array.concat(_machines, [
		testing.over(_web, {"input": "one.yaml"}), testing.over(_web, {"input": "two.yaml"}),
		testing.over(_location, {"input": "one.yaml"}), testing.over(_location, {"input": "two.yaml"}),
	]),
	{
		"clusters": [testing.cluster("one", [_machines[0]], {"inputs": ["one.yaml"]}), testing.cluster("two", [_machines[1]], {"inputs": ["two.yaml"]})],
		"services": [
			testing.service("first", [testing.over(_web, {"input": "one.yaml"})], {"rpo_s": 60}),
			testing.service("second", [testing.over(_web, {"input": "two.yaml"})], {"tolerate": "node"}),
		],
	},
)

_location := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {"provider": "aws", "objectStorage": {"bucket": "snap"}}})

test_a_store_is_asked_what_its_clusters_services_ask if {
	one := lib.asked(testing.id(testing.over(_location, {"input": "one.yaml"})), "recovery") with input as _two_clusters
	one == "yes"
	two := lib.asked(testing.id(testing.over(_location, {"input": "two.yaml"})), "recovery") with input as _two_clusters
	two == "no"
}

test_the_rpo_is_that_of_what_runs_on_the_cluster if {
	one := lib.shortest_rpo_s("cluster:one") with input as _two_clusters
	one == 60
	not lib.shortest_rpo_s("cluster:two") with input as _two_clusters
	any := lib.shortest_rpo_s(null) with input as _two_clusters
	any == 60
}

test_recovery_is_meant_by_an_objective_a_region_or_an_entry if {
	not lib.recovery_is_meant with input as testing.document([], {})
	lib.recovery_is_meant with input as testing.document([], {"objectives": {"tolerate": null, "rto_s": 1, "rpo_s": null}})
	lib.recovery_is_meant with input as testing.document([], {"regions": {"live": null, "recovery": ["eu-central-1"]}})
	lib.recovery_is_meant with input as testing.document([], {}) with data.resilience.model.entries.by_id as {"e": {"regions": ["a", "b"]}}
}
