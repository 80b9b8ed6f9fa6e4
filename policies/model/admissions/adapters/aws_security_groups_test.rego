package resilience.admissions_aws_security_groups_test

import data.resilience.model.admissions.adapters.aws_security_groups
import data.resilience.model.components
import data.resilience.testing as build

_group(name, values) := build.terraform("aws_security_group", name, {"values": values})

_of_web := _group("web", {})

_of_data := _group("data", {})

_asks := build.terraform("aws_vpc_security_group_ingress_rule", "data", {"values": {"ip_protocol": "tcp", "from_port": 5432, "to_port": 5432}})

_rule := build.referring(_asks, {"security_group_id": [_of_data], "referenced_security_group_id": [_of_web]})

_database(groups) := build.referring(build.terraform("aws_db_instance", "main", {}), {"vpc_security_group_ids": groups})

_machine(groups) := build.referring(build.terraform("aws_instance", "web", {}), {"vpc_security_group_ids": groups})

_found(resources) := sort(found) if {
	found := aws_security_groups.found with input as build.document(resources, {})
}

_pair(from, to) := {"from": build.id(from), "to": build.id(to)}

_estate(resources) := array.concat([_of_web, _of_data, _machine([_of_web]), _database([_of_data])], resources)

_let_in := [_pair(_machine([_of_web]), _database([_of_data]))]

test_a_rule_that_names_the_group_of_the_machines if {
	_found(_estate([_rule])) == _let_in
	_found(_estate([])) == []
}

test_a_rule_of_the_older_kind if {
	older := build.referring(
		build.terraform("aws_security_group_rule", "data", {"values": {"type": "ingress", "protocol": "tcp", "from_port": 5432, "to_port": 5432}}),
		{"security_group_id": [_of_data], "source_security_group_id": [_of_web]},
	)
	_found(_estate([older])) == _let_in
	_found(_estate([build.over(older, {"values": {"type": "egress"}})])) == []
}

test_a_block_that_refers_to_the_group if {
	data_ := build.referring(_of_data, {"ingress": [_of_web]})
	_found([_of_web, data_, _machine([_of_web]), _database([data_])]) == _let_in
}

test_groups_by_their_ids if {
	web := _group("web", {"id": "sg-1"})
	data_ := _group("data", {"id": "sg-2", "ingress": [{"protocol": "tcp", "from_port": 5432, "to_port": 5432, "security_groups": ["sg-1"]}]})
	machine := build.terraform("aws_instance", "web", {"values": {"vpc_security_group_ids": ["sg-1"]}})
	database := build.terraform("aws_db_instance", "main", {"values": {"vpc_security_group_ids": ["sg-2"]}})
	_found([web, data_, machine, database]) == _let_in
	_found([data_, machine, database]) == _let_in
}

test_groups_that_no_input_shows if {
	rule := build.over(_asks, {"values": {"security_group_id": "sg-2", "referenced_security_group_id": "sg-1"}})
	machine := build.terraform("aws_instance", "web", {"values": {"vpc_security_group_ids": ["sg-1"]}})
	database := build.terraform("aws_db_instance", "main", {"values": {"vpc_security_group_ids": ["sg-2"]}})
	_found([rule, machine, database]) == _let_in
}

# What is put into everything says nothing of who uses what.
test_a_group_that_the_database_is_behind_too if {
	_found([_of_web, _of_data, _rule, _machine([_of_web]), _database([_of_web, _of_data])]) == []
	itself := build.over(_asks, {"references": {"security_group_id": [build.id(_of_data)], "referenced_security_group_id": [build.id(_of_data)]}})
	_found([_of_data, itself, _machine([_of_data]), _database([_of_data])]) == []
}

test_ranges_of_addresses_name_nobody if {
	data_ := _group("data", {"ingress": [{"protocol": "tcp", "from_port": 5432, "to_port": 5432, "cidr_blocks": ["10.0.0.0/8"]}]})
	_found([_of_web, data_, _machine([_of_web]), _database([data_])]) == []
}

_data := [
	["aws_rds_cluster", "vpc_security_group_ids"],
	["aws_docdb_cluster", "vpc_security_group_ids"],
	["aws_neptune_cluster", "vpc_security_group_ids"],
	["aws_redshift_cluster", "vpc_security_group_ids"],
	["aws_elasticache_replication_group", "security_group_ids"],
	["aws_elasticache_cluster", "security_group_ids"],
	["aws_elasticache_serverless_cache", "security_group_ids"],
	["aws_memorydb_cluster", "security_group_ids"],
	["aws_dax_cluster", "security_group_ids"],
	["aws_opensearch_domain", "vpc_options.0.security_group_ids"],
	["aws_elasticsearch_domain", "vpc_options.0.security_group_ids"],
	["aws_msk_cluster", "broker_node_group_info.0.security_groups"],
	["aws_mq_broker", "security_groups"],
]

test_every_kind_of_data_service if {
	every kind in _data {
		service := build.referring(build.terraform(kind[0], "main", {}), {kind[1]: [_of_data]})
		_found([_of_web, _of_data, _rule, _machine([_of_web]), service]) == [_pair(_machine([]), service)]
	}
}

test_a_file_system_stands_behind_the_groups_of_its_targets if {
	files := build.terraform("aws_efs_file_system", "main", {})
	target := build.referring(build.terraform("aws_efs_mount_target", "main", {}), {"file_system_id": [files], "security_groups": [_of_data]})
	_found([_of_web, _of_data, _rule, _machine([_of_web]), files, target]) == [_pair(_machine([]), files)]
}

_running := [
	["aws_instance", "security_groups"],
	["aws_ecs_service", "network_configuration.0.security_groups"],
	["aws_lambda_function", "vpc_config.0.security_group_ids"],
]

test_everything_that_runs_code if {
	every kind in _running {
		runs := build.referring(build.terraform(kind[0], "web", {}), {kind[1]: [_of_web]})
		_found([_of_web, _of_data, _rule, runs, _database([_of_data])]) == [_pair(runs, _database([]))]
	}
	template := build.referring(build.terraform("aws_launch_template", "web", {}), {"vpc_security_group_ids": [_of_web]})
	machines := build.referring(build.terraform("aws_autoscaling_group", "web", {}), {"launch_template.0.id": [template]})
	_found([_of_web, _of_data, _rule, template, machines, _database([_of_data])]) == [_pair(machines, _database([]))]
}

test_what_lets_one_of_alike_machines_in_all_of_them_need if {
	first := build.terraform("aws_instance", "web", {"address": "aws_instance.web[0]"})
	second := build.over(_machine([_of_web]), {"address": "aws_instance.web[1]"})
	graph := components.graph with input as build.document([_of_web, _of_data, _rule, _database([_of_data]), first, second], {})
	graph[build.id(first)] == [build.id(_database([]))]
}
