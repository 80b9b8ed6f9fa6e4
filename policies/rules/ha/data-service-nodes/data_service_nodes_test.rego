package resilience.rules_test.ha.data_service_nodes

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["data-service-nodes"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

test_a_database_without_a_standby_is_explained_by_its_one_data_centre if {
	judged := _judged([_database({"multi_az": false})])
	_messages(judged.violations) == [["aws_db_instance.main has nothing that takes over when its machine fails (multi_az is false).", "multi_az", "Set `multi_az = true`."]]
	[entry.caused_by | some entry in judged.violations] == [{"rule": "ha/data-service-data-centres", "subject": "plan.json#aws_db_instance.main"}]
}

test_a_database_with_a_standby if {
	judged := _judged([_database({"multi_az": true})])
	judged == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_what_can_not_be_told_is_undetermined if {
	judged := _judged([build.terraform("aws_rds_cluster", "main", {})])
	_messages(judged.undetermined) == [["aws_rds_cluster.main: no instance of it is in the inputs", "survives_node", null]]
}
