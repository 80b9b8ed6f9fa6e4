package resilience.rules_test.objectives.tolerance_met

import data.resilience.main
import data.resilience.testing as build

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"multi_az": true, "backup_retention_period": 7}, values)})

_judged(resources, tolerate) := judged if {
	judged := main.result.rules.objectives["tolerance-met"] with input as build.document(resources, {"services": [build.service("orders", resources, {"tolerate": tolerate})]})
}

test_a_service_that_survives if {
	_judged([_database({})], "data-centre") == {"subjects": ["service:orders"], "violations": [], "undetermined": []}
}

test_a_service_that_stops_with_its_data_centre if {
	judged := _judged([_database({"multi_az": false})], "data-centre")
	judged.violations == [{
		"subject": "service:orders", "attribute": null, "related": ["plan.json#aws_db_instance.main"],
		"message": "Losing one of the members of aws_db_instance.main stops orders: aws_db_instance.main has no other member that serves (multi_az is false); one more failure does the same.",
		"remediation": null,
		"evidence": [{"name": "must tolerate the loss of a", "value": "data-centre", "unit": "", "from": "setting"}],
		"caused_by": {"rule": null, "subject": "plan.json#aws_db_instance.main", "protects": "node"},
		"asked": "yes",
	}]
}

test_a_failure_that_need_not_be_tolerated_is_none if {
	judged := _judged([_database({})], "data-centre")
	judged.violations == []
	region := _judged([_database({})], "region")
	[entry.message | some entry in region.violations] == ["Losing region eu-west-1 loses orders: aws_db_instance.main is gone, and no copy of it in another region is in sight."]
}

test_a_data_centre_without_a_name if {
	cluster := build.terraform("aws_rds_cluster", "main", {})
	members := [build.referring(build.terraform("aws_rds_cluster_instance", name, {"values": {"availability_zone": "eu-west-1a"}}), {"cluster_identifier": [cluster]}) | some name in ["a", "b"]]
	judged := main.result.rules.objectives["tolerance-met"] with input as build.document(
		array.concat([cluster], members),
		{"objectives": {"tolerate": "data-centre"}},
	)
	[[entry.subject, startswith(entry.message, "Losing data centre eu-west-1a stops aws_rds_cluster.main: ")] | some entry in judged.violations] == [["service:aws_rds_cluster.main", true]]
}

test_what_can_not_be_told_is_undetermined if {
	judged := _judged([build.over(_database({}), {"values": {"multi_az": null}, "withheld": {"multi_az": true}})], "data-centre")
	judged.violations == []
	[startswith(entry.message, "Whether orders survives losing one of the members of aws_db_instance.main can't be told: ") | some entry in judged.undetermined] == [true]
}

test_a_cluster_of_which_nothing_is_known_is_told_once if {
	pods := [build.kubernetes("apps/Deployment", namespace, "web", {"spec": {"replicas": 3, "template": {"metadata": {"labels": {"app": "web"}}}}}) |
		some namespace in ["shop", "team"]
	]
	judged := main.result.rules.objectives["tolerance-met"] with input as build.document(pods, {
		"objectives": {"tolerate": "data-centre"},
		"clusters": [build.cluster("live", [], {"kind": "eks", "inputs": ["plan.json", "app.yaml"]})],
	})
	[[entry.subject, entry.message] | some entry in judged.undetermined] == [[
		"cluster:live",
		"Whether each of 2 services on live survives the loss of a node or a data centre can't be told: the settings name none of its nodes among the machines of the inputs.",
	]]
}

test_nothing_is_judged_where_nothing_is_declared if {
	judged := main.result.rules.objectives["tolerance-met"] with input as build.document([_database({"multi_az": false})], {})
	judged.subjects == []
}
