# METADATA
# title: Amazon MQ brokers
# description: |
#   A single-instance broker is down with its zone. An ActiveMQ pair of active and standby shares its storage over zones and takes about a minute to fail
#   over; a RabbitMQ cluster has a node in each of three zones. A broker of another region may follow by cross-region data replication.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-broker-architecture.html
#     description: Deployment options of ActiveMQ
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-broker-architecture.html
#     description: Deployment options of RabbitMQ
package resilience.model.data_services.adapters.aws_mq

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the brokers in the input.
found := [record |
	some broker in input.terraform.aws_mq_broker
	survives := lib.one_of(broker, ["deployment_mode"], "SINGLE_INSTANCE", _modes(broker))
	record := components.record(broker, "message broker", {
		"holds_data": true, "survives_node": survives, "survives_data_centre": survives, "failover_s": 60,
		"replica_of": lib.named(broker, "data_replication_primary_broker_arn"),
	})
]

_modes(broker) := ["CLUSTER_MULTI_AZ"] if {
	lower(lib.text(broker, ["engine_type"])) == "rabbitmq"
} else := ["ACTIVE_STANDBY_MULTI_AZ"]
