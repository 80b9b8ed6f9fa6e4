package resilience.data_services_aws_msk_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_msk
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_msk.found with input as build.document(resources, {})
}

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b", "c"]]

_cluster(values, references) := build.referring(
	build.terraform("aws_msk_cluster", "events", {"values": object.union({"number_of_broker_nodes": 3, "broker_node_group_info": [{"client_subnets": [null, null, null]}]}, values)}),
	object.union({"broker_node_group_info.0.client_subnets": _subnets}, references),
)

_configuration(properties) := build.terraform("aws_msk_configuration", "events", {"values": {"server_properties": properties}})

_set(properties) := service.survives_node if {
	configuration := _configuration(properties)
	cluster := _cluster({"configuration_info": [{}]}, {"configuration_info.0.arn": [configuration]})
	[service] := _found(array.concat(_subnets, [cluster, configuration]))
}

test_a_cluster_of_defaults_in_three_zones if {
	cluster := _cluster({}, {})
	_found(array.concat(_subnets, [cluster])) == [build.component(cluster, "Kafka cluster", {
		"data_centres": ["eu-west-1a", "eu-west-1b", "eu-west-1c"], "count": 3, "holds_data": true,
		"survives_node": lib.holds("its topics have several copies by default"),
		"survives_data_centre": lib.holds("its brokers are in 3 zones"),
	})]
}

test_one_copy if {
	_set("auto.create.topics.enable=true\ndefault.replication.factor = 1\n") == lib.fails("its topics have one copy by default", null, "Set `default.replication.factor=3` and `min.insync.replicas=2` in `server_properties`.")
}

test_every_copy_must_be_there if {
	_set("default.replication.factor=3\nmin.insync.replicas=3") == lib.fails("all 3 copies of a partition must be there to write", null, "Set `min.insync.replicas=2` in `server_properties`.")
	_set("min.insync.replicas=2").holds
	_set("min.insync.replicas=3").holds == false
}

test_of_a_setting_that_stands_twice_the_larger_counts if {
	_set("min.insync.replicas=3\nmin.insync.replicas=2").holds == false
}

test_two_copies_are_the_default_of_two_zones if {
	configuration := _configuration("min.insync.replicas=2")
	cluster := _cluster({"broker_node_group_info": [{"client_subnets": [null, null]}], "configuration_info": [{}]}, {"configuration_info.0.arn": [configuration]})
	[service] := _found([cluster, configuration])
	service.survives_node.why == "all 2 copies of a partition must be there to write"
}

test_a_configuration_that_is_not_known if {
	[service] := _found([_cluster({"configuration_info": [{"arn": "arn:aws:kafka:eu-west-1:1:configuration/x"}]}, {})])
	service.unknown.survives_node == "aws_msk_cluster.events: its configuration is in no input"
	hidden := build.over(_configuration(""), {"withheld": {"server_properties": true}})
	[blind] := _found([_cluster({"configuration_info": [{}]}, {"configuration_info.0.arn": [hidden]}), hidden])
	blind.unknown.survives_node == "aws_msk_configuration.events: server_properties is marked sensitive"
}

test_one_zone if {
	[service] := _found([_cluster({"broker_node_group_info": [{"client_subnets": [null]}]}, {})])
	service.survives_data_centre == lib.fails("its brokers are in one zone", "broker_node_group_info.0.client_subnets", "Give `client_subnets` subnets in three zones.")
	[hidden] := _found([build.over(_cluster({"broker_node_group_info": [{}]}, {}), {"unknown": {"broker_node_group_info": [{"client_subnets": true}]}})])
	hidden.unknown.survives_data_centre == "aws_msk_cluster.events: broker_node_group_info.0.client_subnets is known only after apply"
	[unset] := _found([build.over(_cluster({"broker_node_group_info": [{}]}, {}), {"unknown": {"broker_node_group_info": [{"instance_type": true}]}})])
	unset.survives_data_centre.holds == false
}

test_a_serverless_cluster if {
	cluster := build.terraform("aws_msk_serverless_cluster", "events", {})
	_found([cluster]) == [build.component(cluster, "Kafka cluster", {"holds_data": true, "survives_data_centre": lib.holds("a serverless cluster is in several zones")})]
}
