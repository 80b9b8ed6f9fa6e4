package resilience.simulation_nodes_test

import data.resilience.simulation
import data.resilience.testing

_nodes(document) := found if {
	all := simulation.failures with input as document
	found := [failure | some failure in all; failure.kind == "node"]
}

_machines(name, places) := [testing.machine($"{name}{i}", place) | some i, place in places]

_estate(primaries, secondaries) := testing.document(
	array.concat(_machines("p", primaries), _machines("s", secondaries)),
	{"clusters": [testing.cluster("pam", _machines("p", primaries), {"secondaries": [testing.id(machine) | some machine in _machines("s", secondaries)]})]},
)

_class(domain, n, cell) := {
	"domain": domain, "kind": "node", "count": n, "unaffected": 0,
	"services": [object.union({"service": "pam", "part": "cluster:pam", "outcome": "reduced", "rpo_s": 0, "rto_s": 0}, cell)],
}

test_one_data_centre_survives_the_loss_of_a_node if {
	left := {"capacity": 4 / 5, "parts": {"as_bad": 1, "all": 1}, "why": "4 of 5 nodes of pam are left"}
	_nodes(_estate(["eu-west-1a", "eu-west-1a", "eu-west-1a"], ["eu-west-1a", "eu-west-1a"])) == [
		_class("primaries of pam in eu-west-1a", 3, left),
		_class("secondaries of pam in eu-west-1a", 2, left),
	]
}

test_two_primaries_survive_the_loss_of_none if {
	_nodes(_estate(["eu-west-1a", "eu-west-1b"], [])) == [_class($"primaries of pam in {place}", 1, {
		"outcome": "down", "capacity": 0, "rpo_s": null, "rto_s": null,
		"parts": {"as_bad": 1, "all": 1}, "why": "1 of 2 primaries of pam would be left, and 2 are needed",
	}) |
		some place in ["eu-west-1a", "eu-west-1b"]
	]
}

test_where_the_machines_are_need_not_be_known if {
	blind := [testing.terraform("aws_instance", name, {"unknown": {"availability_zone": true, "subnet_id": true}}) | some name in ["a", "b", "c"]]
	document := testing.document(blind, {"clusters": [testing.cluster("pam", blind, {})]})
	_nodes(document) == [_class("primaries of pam", 3, {"capacity": 2 / 3, "parts": {"as_bad": 1, "all": 1}, "why": "2 of 3 nodes of pam are left"})]
}

test_clusters_of_one_name_are_called_by_their_ids if {
	eks := testing.terraform("aws_eks_cluster", "a", {"values": {"name": "shop"}})
	called := simulation.called with input as testing.document([eks, testing.over(eks, {"input": "other.json"})], {})
	called == {id: id | some id in ["plan.json#aws_eks_cluster.a", "other.json#aws_eks_cluster.a"]}
}

test_an_assumed_cluster_loses_one_of_its_nodes if {
	web := testing.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": 1, "template": {"metadata": {"labels": {"app": "web"}}}}})
	_nodes(testing.document([web], {})) == [{
		"domain": "of the assumed cluster", "kind": "node", "count": 3, "unaffected": 0,
		"services": [{
			"service": "shop/web", "part": testing.id(web), "outcome": "down", "capacity": 0, "rpo_s": 0, "rto_s": 350,
			"parts": {"as_bad": 1, "all": 1}, "why": "the one replica of web may run on it, until the pods run elsewhere", "may": true,
		}],
	}]
}

test_a_database_without_a_standby_has_one_member if {
	database := testing.terraform("aws_db_instance", "main", {"values": {"multi_az": false}})
	_nodes(testing.document([database], {})) == [{
		"domain": "members of aws_db_instance.main", "kind": "node", "count": 1, "unaffected": 0,
		"services": [{
			"service": "aws_db_instance.main", "part": testing.id(database), "outcome": "down", "capacity": 0, "rpo_s": 0, "rto_s": null,
			"parts": {"as_bad": 1, "all": 1}, "why": "aws_db_instance.main has no other member that serves (multi_az is false)",
		}],
	}]
}

test_one_of_several_machines_leaves_the_others if {
	machines := [testing.over(testing.machine("web", "eu-west-1a"), {"address": $"aws_instance.web[{i}]"}) | some i in [0, 1, 2]]
	_nodes(testing.document(machines, {})) == [{
		"domain": "members of aws_instance.web", "kind": "node", "count": 3, "unaffected": 0,
		"services": [{
			"service": "aws_instance.web", "part": testing.id(machines[0]), "outcome": "reduced", "capacity": 2 / 3, "rpo_s": 0, "rto_s": 0,
			"parts": {"as_bad": 1, "all": 1}, "why": "2 of 3 of aws_instance.web are left",
		}],
	}]
}

_postgresql(spec) := testing.kubernetes("postgresql.cnpg.io/Cluster", "shop", "db", {"spec": object.union({"instances": 3}, spec)})

_lost_at_failover(spec) := [[cell.outcome, cell.rpo_s, cell.rto_s] |
	failures := simulation.failures with input as testing.document([_postgresql(spec)], {})
	some failure in failures
	failure.kind == "node"
	some cell in failure.services
	cell.part == testing.id(_postgresql({}))
]

test_a_failover_loses_what_no_write_waited_for if {
	_lost_at_failover({}) == [["reduced", 1, 60]]
	_lost_at_failover({"postgresql": {"synchronous": {"number": 1}}}) == [["reduced", 0, 60]]
}

_replica_set(spec) := testing.kubernetes("mongodbcommunity.mongodb.com/MongoDBCommunity", "shop", "db", {"spec": spec})

_only(set) := failure if [failure] := _nodes(testing.document([set], {}))

test_members_that_nothing_keeps_apart_may_be_lost_with_one_node if {
	set := _replica_set({"members": 3})
	_only(set) == {
		"domain": "that all members of MongoDBCommunity shop/db may share", "kind": "node", "count": 1, "unaffected": 0,
		"services": [{
			"service": "MongoDBCommunity shop/db", "part": testing.id(set), "outcome": "down", "capacity": 0, "rpo_s": 0, "rto_s": null,
			"parts": {"as_bad": 1, "all": 1},
			"why": "one node may hold all members of MongoDBCommunity shop/db, since nothing keeps them on different nodes",
		}],
	}
}

test_too_few_members_are_lost_one_at_a_time if {
	_only(_replica_set({"members": 2})).domain == "members of MongoDBCommunity shop/db"
	_only(_replica_set({"members": 2})).count == 2
}
