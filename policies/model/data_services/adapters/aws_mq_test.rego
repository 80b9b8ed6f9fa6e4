package resilience.data_services_aws_mq_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_mq
import data.resilience.testing as build

_found(built) := found if {
	found := aws_mq.found with input as build.document([built], {})
}

_broker(values) := build.terraform("aws_mq_broker", "orders", {"values": values})

test_a_broker_of_one_instance if {
	broker := _broker({"engine_type": "ActiveMQ"})
	single := lib.fails("deployment_mode is not set", "deployment_mode", "Set `deployment_mode = \"ACTIVE_STANDBY_MULTI_AZ\"`.")
	_found(broker) == [build.component(broker, "message broker", {"holds_data": true, "failover_s": 60, "survives_node": single, "survives_data_centre": single})]
}

test_brokers_over_zones if {
	[pair] := _found(_broker({"engine_type": "ActiveMQ", "deployment_mode": "ACTIVE_STANDBY_MULTI_AZ"}))
	pair.survives_data_centre == lib.holds("deployment_mode is ACTIVE_STANDBY_MULTI_AZ")
	[cluster] := _found(_broker({"engine_type": "RabbitMQ", "deployment_mode": "CLUSTER_MULTI_AZ"}))
	cluster.survives_data_centre == lib.holds("deployment_mode is CLUSTER_MULTI_AZ")
	[single] := _found(_broker({"engine_type": "RabbitMQ", "deployment_mode": "SINGLE_INSTANCE"}))
	single.survives_data_centre.mend == "Set `deployment_mode = \"CLUSTER_MULTI_AZ\"`."
}

test_a_broker_that_follows_another if {
	[broker] := _found(_broker({"engine_type": "ActiveMQ", "data_replication_primary_broker_arn": "arn:aws:mq:us-east-1:1:broker:orders:b-1"}))
	broker.replica_of == "arn:aws:mq:us-east-1:1:broker:orders:b-1"
}
