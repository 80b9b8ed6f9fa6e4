package resilience.recovery_points_aws_dynamodb_test

import data.resilience.model.recovery_points.adapters.aws_dynamodb
import data.resilience.testing as build

test_point_in_time_recovery_and_replicas if {
	table := build.terraform("aws_dynamodb_table", "carts", {"values": {
		"name": "carts", "point_in_time_recovery": [{"enabled": true}],
		"replica": [{"region_name": "eu-central-1", "consistency_mode": "STRONG"}, {"region_name": "us-east-1"}, {}],
	}})
	replica := {
		"id": build.id(table), "of": build.id(table), "kind": "replica", "region": "eu-central-1",
		"age_s": 0, "age_from": "AWS documentation: typically within a second, no bound",
		"restore_s": 0, "restore_from": "a replica can be written to as it is",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}
	found := aws_dynamodb.found with input as build.document([table], {})
	sort(found) == sort([
		{
			"id": build.id(table), "of": build.id(table), "kind": "continuous", "region": "eu-west-1",
			"age_s": 300, "age_from": "AWS documentation: restorable to about five minutes ago",
			"restore_s": null, "restore_from": "AWS documentation: depends on the size of the table",
			"retention_s": 3024000, "outlives_source": true, "unknown": {},
		},
		replica,
		object.union(replica, {"region": "us-east-1", "age_s": 1}),
		object.union(replica, {"region": null, "age_s": 1, "unknown": {"region": "where a replica is, is not known"}}),
	])
}

test_a_table_of_defaults_has_none if {
	found := aws_dynamodb.found with input as build.document([build.terraform("aws_dynamodb_table", "carts", {})], {})
	found == []
}
