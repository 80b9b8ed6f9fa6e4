package resilience.rules_test.acme.two_replicas

_violations(replicas) := subjects if {
	workload := {"id": "a", "name": "web", "replicas": replicas, "replicas_from": "a", "unknown": {}}
	found := data.resilience.rules.acme["two-replicas"].violations with data.resilience.model.workloads.by_id as {"a": workload}
	subjects := {entry.subject | some entry in found}
}

test_one_replica_fails if _violations(1) == {"a"}

test_two_replicas_pass if _violations(2) == set()

test_an_unknown_number_is_no_violation if _violations(null) == set()
