package resilience.databases_test

import data.resilience.model.databases
import data.resilience.testing as build

test_databases_by_id if {
	found := databases.by_id with input as build.document(
		[build.terraform("aws_db_instance", "a", {}), build.terraform("aws_rds_cluster", "b", {})],
		{},
	)
	{id | some id, _ in found} == {"plan.json#aws_db_instance.a", "plan.json#aws_rds_cluster.b"}
}
