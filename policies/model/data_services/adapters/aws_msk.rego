# METADATA
# title: MSK clusters
# description: |
#   Brokers stand evenly in the two or three zones of their subnets. Whether topics survive the loss of a broker is in the configuration: by default each
#   partition has three copies and two must be written (two and one where there are two zones). One copy is lost with its broker; where as many must be
#   written as there are, no one can write while a broker is away, be it for a patch.
# related_resources:
#   - ref: https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html
#     description: The default configuration
#   - ref: https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html
#     description: Best practices, build highly available clusters
package resilience.model.data_services.adapters.aws_msk

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.locations

# METADATA
# description: Records of the MSK clusters in the input.
found := array.concat(_provisioned, _serverless)

_provisioned := [record |
	some cluster in input.terraform.aws_msk_cluster
	place := locations.of_subnets(cluster, "broker_node_group_info.0.client_subnets")
	copies := _copies(cluster)
	record := components.record(cluster, "Kafka cluster", {
		"data_centres": place.data_centres, "count": lib.at(cluster, ["number_of_broker_nodes"], null),
		"holds_data": true,
		"survives_node": copies, "survives_data_centre": lib.all_of([_in_zones(cluster), copies]),
		"related": sort(lib.refs(cluster, "configuration_info")),
	})
]

# MSK refuses two subnets of one zone.
_in_zones(cluster) := lib.holds($"its brokers are in {n} zones") if {
	n := count(lib.at(cluster, ["broker_node_group_info", 0, "client_subnets"], []))
	n > 1
} else := lib.undecided_at(cluster, ["broker_node_group_info", 0, "client_subnets"]) if {
	lib.unknown_within(cluster, ["broker_node_group_info", 0, "client_subnets"])
} else := lib.fails("its brokers are in one zone", "broker_node_group_info.0.client_subnets", "Give `client_subnets` subnets in three zones.")

_copies(cluster) := lib.fails("its topics have one copy by default", null, "Set `default.replication.factor=3` and `min.insync.replicas=2` in `server_properties`.") if {
	_setting(cluster, "default.replication.factor") == 1
} else := lib.fails($"all {copies} copies of a partition must be there to write", null, $"Set `min.insync.replicas={max([copies - 1, 1])}` in `server_properties`.") if {
	copies := object.get(_settings(cluster), "default.replication.factor", _default_copies(cluster))
	_setting(cluster, "min.insync.replicas") >= copies
} else := lib.undecided($"{cluster.address}: its configuration is in no input") if {
	count(lib.at(cluster, ["configuration_info"], [])) > 0
	count(_configurations(cluster)) == 0
} else := lib.undecided_at(_configurations(cluster)[0], ["server_properties"]) if {
	lib.is_hidden(_configurations(cluster)[0], ["server_properties"])
} else := lib.holds("its topics have several copies by default")

_default_copies(cluster) := 2 if count(lib.at(cluster, ["broker_node_group_info", 0, "client_subnets"], [])) == 2

_default_copies(cluster) := 3 if count(lib.at(cluster, ["broker_node_group_info", 0, "client_subnets"], [])) != 2

_setting(cluster, name) := _settings(cluster)[name]

# What the configuration sets by numbers; of a name that stands twice the larger counts.
_settings(cluster) := {name: max(values) |
	found := [[setting[1], to_number(setting[2])] |
		some configuration in _configurations(cluster)
		some line in split(lib.text(configuration, ["server_properties"]), "\n")
		setting := regex.find_all_string_submatch_n(`^\s*([a-z.]{1,64})\s*=\s*([0-9]{1,6})\s*$`, line, 1)[0]
	]
	some name in {one[0] | some one in found}
	values := [one[1] | some one in found; one[0] == name]
}

_configurations(cluster) := [_configuration_by_id[id] | some id in sort(lib.refs(cluster, "configuration_info")); _configuration_by_id[id]]

_configuration_by_id := {configuration.id: configuration | some configuration in input.terraform.aws_msk_configuration}

_serverless := [record |
	some cluster in input.terraform.aws_msk_serverless_cluster
	record := components.record(cluster, "Kafka cluster", {
		"holds_data": true, "survives_data_centre": lib.holds("a serverless cluster is in several zones"),
	})
]
