package resilience.data_services_aws_opensearch_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_opensearch
import data.resilience.testing as build

_found(type, config) := found if {
	found := aws_opensearch.found with input as build.document([build.terraform(type, "logs", {"values": {"cluster_config": [config]}})], {})
}

_verdicts(config) := [domain.survives_node.holds, domain.survives_data_centre.holds] if {
	[domain] := _found("aws_opensearch_domain", config)
}

test_dedicated_masters_and_two_zones if {
	config := {"instance_count": 4, "dedicated_master_enabled": true, "dedicated_master_count": 3, "zone_awareness_enabled": true}
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		domain := build.terraform(type, "logs", {"values": {"cluster_config": [config]}})
		_found(type, config) == [build.component(domain, "search domain", {
			"count": 4, "holds_data": true,
			"survives_node": lib.holds("cluster_config.instance_count is 4"),
			"survives_data_centre": lib.holds("cluster_config.zone_awareness_enabled is true"),
		})]
	}
}

test_one_node_of_defaults if {
	_verdicts({}) == [false, false]
}

test_two_masters_elect_none if {
	_verdicts({"instance_count": 4, "dedicated_master_enabled": true, "dedicated_master_count": 2, "zone_awareness_enabled": true}) == [false, false]
}

test_data_nodes_that_elect_the_master if {
	_verdicts({"instance_count": 2, "zone_awareness_enabled": true}) == [false, false]
	_verdicts({"instance_count": 4, "zone_awareness_enabled": true}) == [true, false]
	_verdicts({"instance_count": 3, "zone_awareness_enabled": true, "zone_awareness_config": [{"availability_zone_count": 3}]}) == [true, true]
	[domain] := _found("aws_opensearch_domain", {"instance_count": 4, "zone_awareness_enabled": true})
	domain.survives_data_centre.why == "its data nodes elect the master, and half of them are in one of two zones"
}

test_no_zone_awareness if {
	_verdicts({"instance_count": 3, "dedicated_master_enabled": true, "dedicated_master_count": 3}) == [true, false]
}

test_a_standby if {
	_verdicts({"instance_count": 3, "dedicated_master_enabled": true, "dedicated_master_count": 3, "multi_az_with_standby_enabled": true}) == [true, true]
	_verdicts({"instance_count": 3, "multi_az_with_standby_enabled": true}) == [true, true]
}

test_masters_that_are_not_known if {
	domain := build.terraform("aws_opensearch_domain", "logs", {"values": {"cluster_config": [{"instance_count": 3}]}, "withheld": {"cluster_config": [{"dedicated_master_enabled": true}]}})
	[found] := aws_opensearch.found with input as build.document([domain], {})
	found.unknown.survives_node == "aws_opensearch_domain.logs: cluster_config.0.dedicated_master_enabled is marked sensitive"
}
