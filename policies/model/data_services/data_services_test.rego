package resilience.data_services_test

import data.resilience.model.data_services
import data.resilience.testing as build

test_data_services_by_id if {
	found := data_services.by_id with input as build.document(
		[build.terraform("aws_db_instance", "a", {}), build.terraform("aws_rds_cluster", "b", {})],
		{},
	)
	{id | some id, _ in found} == {"plan.json#aws_db_instance.a", "plan.json#aws_rds_cluster.b"}
}
