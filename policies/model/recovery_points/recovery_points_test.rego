package resilience.recovery_points_test

import data.resilience.model.recovery_points
import data.resilience.testing as build

test_recovery_points_by_component if {
	database := build.terraform("aws_db_instance", "main", {"values": {"backup_retention_period": 7}})
	found := recovery_points.of with input as build.document([database], {})
	{id: [point.kind | some point in points] | some id, points in found} == {build.id(database): ["continuous"]}
}
