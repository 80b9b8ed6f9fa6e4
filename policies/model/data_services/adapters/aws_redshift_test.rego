package resilience.data_services_aws_redshift_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_redshift
import data.resilience.testing as build

_found(built) := found if {
	found := aws_redshift.found with input as build.document([built], {})
}

test_a_warehouse_of_defaults if {
	cluster := build.terraform("aws_redshift_cluster", "sales", {"values": {"availability_zone": "eu-west-1a"}})
	single := lib.fails("multi_az is not set", "multi_az", "Set `multi_az = true`.")
	_found(cluster) == [build.component(cluster, "data warehouse", {
		"data_centres": ["eu-west-1a"], "holds_data": true, "retention_s": 86400,
		"survives_node": single, "survives_data_centre": single,
		"backed_up": lib.holds("automated_snapshot_retention_period is 1"), "deletion_undone": lib.holds("skip_final_snapshot is false"),
	})]
}

test_a_warehouse_in_two_zones if {
	cluster := build.terraform("aws_redshift_cluster", "sales", {"values": {"multi_az": true, "automated_snapshot_retention_period": 0, "skip_final_snapshot": true}})
	_found(cluster) == [build.component(cluster, "data warehouse", {
		"holds_data": true, "retention_s": 0,
		"survives_node": lib.holds("multi_az is true"), "survives_data_centre": lib.holds("multi_az is true"),
		"backed_up": lib.fails("automated_snapshot_retention_period is 0", "automated_snapshot_retention_period", "Set `automated_snapshot_retention_period = 1` or more."),
		"deletion_undone": lib.fails("skip_final_snapshot is true", "skip_final_snapshot", "Set `skip_final_snapshot = false`."),
	})]
}
