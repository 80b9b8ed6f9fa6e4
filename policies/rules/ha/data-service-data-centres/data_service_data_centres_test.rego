package resilience.data_service_data_centres_test

import data.resilience.main
import data.resilience.rules.ha["data-service-data-centres"] as rule
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["data-service-data-centres"] with input as build.document(resources, {})
}

_instance(values) := build.terraform("aws_db_instance", "orders", {"values": object.union({"engine": "postgres"}, values)})

_cluster := build.terraform("aws_rds_cluster", "orders", {"values": {"engine": "aurora-mysql"}})

_member(name) := build.referring(build.terraform("aws_rds_cluster_instance", name, {}), {"cluster_identifier": [_cluster]})

test_an_instance_in_one_data_centre if {
	found := rule.violations with input as build.document([_instance({"multi_az": false})], {})
	found == {{
		"subject": "plan.json#aws_db_instance.orders",
		"attribute": "multi_az",
		"related": [],
		"message": "aws_db_instance.orders runs in one data centre (multi_az is false): it is down while that data centre is.",
		"remediation": "Set `multi_az = true`.",
		"evidence": [{"name": "decided by", "value": "multi_az is false", "unit": "", "from": "plan.json#aws_db_instance.orders"}],
	}}
}

test_an_instance_with_a_standby if _judged([_instance({"multi_az": true})]).violations == []

test_aurora_with_one_instance if {
	[entry.message | some entry in _judged([_cluster, _member("a")]).violations] == ["aws_rds_cluster.orders runs in one data centre (it has 1 instance): it is down while that data centre is."]
}

test_aurora_with_two_instances if _judged([_cluster, _member("a"), _member("b")]).violations == []

test_a_replica_is_not_judged_its_source_is if {
	replica := build.referring(build.terraform("aws_db_instance", "replica", {"values": {"multi_az": false}}), {"replicate_source_db": [_instance({})]})
	_judged([_instance({"multi_az": true}), replica]).subjects == ["plan.json#aws_db_instance.orders"]
}

test_what_is_known_only_after_apply_is_undetermined if {
	restored := build.over(_instance({"snapshot_identifier": "before"}), {"unknown": {"multi_az": true}})
	judged := _judged([restored])
	judged.violations == []
	[[entry.attribute, entry.message] | some entry in judged.undetermined] == [["multi_az", "aws_db_instance.orders: multi_az is known only after apply"]]
}

test_aurora_without_an_instance_in_sight_is_undetermined if {
	judged := _judged([_cluster])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["aws_rds_cluster.orders: no instance of it is in the inputs"]
}
