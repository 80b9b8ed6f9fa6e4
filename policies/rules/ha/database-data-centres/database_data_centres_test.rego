package resilience.database_data_centres_test

import data.resilience.main
import data.resilience.rules.ha["database-data-centres"] as rule
import data.resilience.testing as build

_violations(resources) := found if {
	found := rule.violations with input as build.document(resources, {})
}

_instance(values) := build.terraform("aws_db_instance", "orders", {"values": object.union({"engine": "postgres"}, values)})

_cluster := build.terraform("aws_rds_cluster", "orders", {"values": {"engine": "aurora-mysql"}})

_member(name) := build.referring(build.terraform("aws_rds_cluster_instance", name, {}), {"cluster_identifier": [_cluster]})

test_an_instance_in_one_data_centre if {
	_violations([_instance({"multi_az": false})]) == {{
		"subject": "plan.json#aws_db_instance.orders",
		"attribute": "multi_az",
		"message": "aws_db_instance.orders runs in one data centre (multi_az is false): it is down while that data centre is.",
		"evidence": [{"name": "engine", "value": "postgres", "unit": "", "from": "plan.json#aws_db_instance.orders"}],
	}}
}

test_an_instance_with_a_standby if _violations([_instance({"multi_az": true})]) == set()

test_aurora_with_one_instance if {
	_violations([_cluster, _member("a")]) == {{
		"subject": "plan.json#aws_rds_cluster.orders",
		"attribute": null,
		"message": "aws_rds_cluster.orders runs in one data centre (it has 1 instance): it is down while that data centre is.",
		"evidence": [{"name": "engine", "value": "aurora-mysql", "unit": "", "from": "plan.json#aws_rds_cluster.orders"}],
	}}
}

test_aurora_with_two_instances if _violations([_cluster, _member("a"), _member("b")]) == set()

test_a_replica_is_not_judged_its_source_is if {
	replica := build.referring(build.terraform("aws_db_instance", "replica", {"values": {"multi_az": false}}), {"replicate_source_db": [_instance({})]})
	subjects := rule.subjects with input as build.document([_instance({"multi_az": true}), replica], {})
	{id | some id, _ in subjects} == {"plan.json#aws_db_instance.orders"}
}

test_what_is_known_only_after_apply_is_undetermined if {
	restored := build.over(_instance({"snapshot_identifier": "before"}), {"unknown": {"multi_az": true}})
	judged := main.result.rules.ha["database-data-centres"] with input as build.document([restored], {})
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["aws_db_instance.orders: multi_az is known only after apply"]
}

test_aurora_without_an_instance_in_sight_is_undetermined if {
	judged := main.result.rules.ha["database-data-centres"] with input as build.document([_cluster], {})
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["aws_rds_cluster.orders: no instance of it is in the inputs"]
}
