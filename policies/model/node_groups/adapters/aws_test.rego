package resilience.node_groups_aws_test

import data.resilience.model.node_groups.adapters.aws
import data.resilience.testing as build

_found(resources) := groups if {
	groups := aws.found with input as build.document(resources, {})
}

_subnet(name, zone) := build.terraform("aws_subnet", name, {"values": {"availability_zone": zone}})

_template := build.terraform("aws_launch_template", "nodes", {"values": {"instance_type": "m5.large"}})

_gib := 1073741824

_group(overrides) := object.union(
	{
		"id": "plan.json#aws_instance.a", "name": "aws_instance.a", "kind": "machine", "region": "eu-west-1", "cluster": null,
		"count": 1, "by_data_centre": {"eu-west-1a": 1}, "cpu": 8, "memory": 32 * _gib, "unknown": {},
	},
	overrides,
)

_of_asg(overrides) := object.union(
	_group({"id": "plan.json#aws_autoscaling_group.nodes", "name": "aws_autoscaling_group.nodes", "kind": "group", "cpu": 2, "memory": 8 * _gib}),
	overrides,
)

_asg(values, subnets) := build.referring(
	build.terraform("aws_autoscaling_group", "nodes", {"values": values}),
	{"vpc_zone_identifier": subnets, "launch_template.0.id": [_template]},
)

test_a_machine_in_its_own_zone if _found([build.machine("a", "eu-west-1a")]) == [_group({})]

test_a_machine_in_the_zone_of_its_subnet if {
	subnet := _subnet("s", "eu-west-1a")
	machine := build.terraform("aws_instance", "a", {"values": {"instance_type": "m6i.2xlarge"}, "unknown": {"availability_zone": true}})
	_found([subnet, build.referring(machine, {"subnet_id": [subnet]})]) == [_group({})]
}

test_a_machine_whose_subnet_can_not_be_told_from_others if {
	subnets := [_subnet("s", "eu-west-1a"), _subnet("t", "eu-west-1b")]
	machine := build.terraform("aws_instance", "a", {"values": {"instance_type": "m6i.2xlarge"}})
	[group] := _found(array.concat(subnets, [build.referring(machine, {"subnet_id": subnets})]))
	group.by_data_centre == {}
	group.unknown == {"by_data_centre": "aws_instance.a: which of the subnets it refers to is its own can't be told"}
}

test_a_machine_in_a_subnet_that_no_input_shows if {
	machine := build.terraform("aws_instance", "a", {"values": {"instance_type": "m6i.2xlarge", "subnet_id": "subnet-1"}})
	reason := "subnet-1 is in no input: declare its data centre under declared.locations"
	[group] := _found([machine])
	group.unknown == {"by_data_centre": reason}
	group.by_data_centre == {}
}

test_a_machine_of_which_nothing_is_known if {
	machine := build.terraform("aws_instance", "a", {"region": {"unknown": "no provider region"}, "unknown": {"availability_zone": true, "instance_type": true}})
	[group] := _found([machine])
	group.region == null
	group.unknown == {
		"by_data_centre": "aws_instance.a: availability_zone is known only after apply",
		"size": "aws_instance.a: its machine type is not known",
	}
}

test_a_machine_whose_place_is_declared if {
	machine := build.terraform("aws_instance", "a", {"values": {"instance_type": "m6i.2xlarge"}, "unknown": {"availability_zone": true}})
	settings := {"declared": {"locations": [{"pattern": "aws_instance.a", "data_centre": "eu-west-1a"}]}}
	groups := aws.found with input as build.document([machine], settings)
	groups == [_group({})]
}

test_a_group_over_three_zones if {
	subnets := [_subnet(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]
	_found(array.concat(subnets, [_template, _asg({"min_size": 1, "desired_capacity": 5}, subnets)])) == [build.with_fields(
		_of_asg({}),
		{"count": 5, "by_data_centre": {"eu-west-1a": 2, "eu-west-1b": 2, "eu-west-1c": 1}},
	)]
}

test_a_group_over_three_subnets_of_one_zone_is_in_one_data_centre if {
	subnets := [_subnet(name, "eu-west-1a") | some name in ["a", "b", "c"]]
	[group] := _found(array.concat(subnets, [_template, _asg({"min_size": 3}, subnets)]))
	group.by_data_centre == {"eu-west-1a": 3}
}

test_a_group_of_fewer_machines_than_zones_is_not_in_all_of_them if {
	subnets := [_subnet(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]
	[group] := _found(array.concat(subnets, [_template, _asg({"min_size": 1, "max_size": 9}, subnets)]))
	group.count == 1
	group.by_data_centre == {"eu-west-1a": 1}
}

test_a_group_of_which_one_zone_is_unknown_is_counted_nowhere if {
	unknown := build.terraform("aws_subnet", "b", {"unknown": {"availability_zone": true}})
	[group] := _found([_subnet("a", "eu-west-1a"), unknown, _template, _asg({"min_size": 2}, [_subnet("a", "eu-west-1a"), unknown])])
	group.count == 2
	group.by_data_centre == {}
	group.unknown == {"by_data_centre": "aws_subnet.b: availability_zone is known only after apply"}
}

test_a_group_that_names_zones_itself if {
	asg := build.terraform("aws_autoscaling_group", "nodes", {"values": {"min_size": 2, "availability_zones": ["eu-west-1b", "eu-west-1a"]}})
	[group] := _found([asg])
	group.by_data_centre == {"eu-west-1a": 1, "eu-west-1b": 1}
	group.unknown == {"size": "aws_autoscaling_group.nodes: its launch template is not in sight"}
}

test_a_group_of_an_unknown_number if {
	asg := build.over(_asg({}, [_subnet("a", "eu-west-1a")]), {"unknown": {"min_size": true, "desired_capacity": true}})
	[group] := _found([_subnet("a", "eu-west-1a"), _template, asg])
	group.count == null
	group.by_data_centre == {}
	group.unknown == {"count": "aws_autoscaling_group.nodes: min_size is known only after apply"}
}

test_a_number_that_is_none_does_not_count if {
	every value in ["three", -1, 1.5, [], {}] {
		[group] := _found([_subnet("a", "eu-west-1a"), _template, _asg({"desired_capacity": value, "min_size": 2}, [_subnet("a", "eu-west-1a")])])
		group.count == 2
	}
}

test_a_group_with_two_templates_takes_one if {
	other := build.terraform("aws_launch_template", "other", {"values": {"instance_type": "m5.xlarge"}})
	asg := build.referring(build.terraform("aws_autoscaling_group", "nodes", {"values": {"min_size": 1}}), {"launch_template": [_template, other]})
	[group] := _found([_template, other, asg])
	group.cpu == 2
}

_eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "main"}})

_nodes(values, references) := build.referring(build.terraform("aws_eks_node_group", "nodes", {"values": values}), references)

test_nodes_of_a_cluster_that_is_referred_to if {
	subnet := _subnet("a", "eu-west-1a")
	values := {"instance_types": ["m5.large", "m5a.large"], "scaling_config": [{"desired_size": 2, "min_size": 1, "max_size": 4}]}
	_found([subnet, _eks, _nodes(values, {"cluster_name": [_eks], "subnet_ids": [subnet]})]) == [build.with_fields(
		_group({}),
		{
			"id": "plan.json#aws_eks_node_group.nodes", "name": "aws_eks_node_group.nodes", "kind": "cluster nodes", "cluster": "plan.json#aws_eks_cluster.main",
			"count": 2, "by_data_centre": {"eu-west-1a": 2}, "cpu": 2, "memory": 8 * _gib,
		},
	)]
}

test_nodes_of_a_cluster_that_is_named if {
	[group] := _found([_eks, _nodes({"cluster_name": "main"}, {})])
	group.cluster == "plan.json#aws_eks_cluster.main"
}

test_nodes_of_one_of_two_clusters_of_a_name if {
	other := build.terraform("aws_eks_cluster", "other", {"values": {"name": "main"}, "region": {"name": "us-east-1"}})
	[group] := _found([_eks, other, _nodes({"cluster_name": "main"}, {})])
	group.cluster == null
}

test_nodes_of_a_cluster_of_another_input if {
	[group] := _found([build.over(_eks, {"input": "other.json"}), _nodes({"cluster_name": "main"}, {})])
	group.cluster == null
}

test_nodes_of_a_cluster_that_nobody_names if {
	unnamed := build.terraform("aws_eks_cluster", "main", {"unknown": {"name": true}})
	[group] := _found([unnamed, _nodes({}, {})])
	group.cluster == null
	group.count == null
	group.unknown == {
		"count": "aws_eks_node_group.nodes: scaling_config.0.min_size is known only after apply",
		"by_data_centre": "aws_eks_node_group.nodes: nothing says in which data centre it is (subnet_ids)",
		"size": "aws_eks_node_group.nodes: its machine type is not known",
	}
}

_missing(resources) := missing if {
	missing := aws.not_in_sight with input as build.document(resources, {})
}

test_templates_and_clusters_that_no_input_shows_are_not_in_sight if {
	_missing([build.terraform("aws_autoscaling_group", "a", {"values": {"launch_template": [{"id": "lt-1", "name": "n"}]}})]) == {{"what": "launch template", "type": "aws_launch_template", "id": "lt-1"}}
	_missing([build.terraform("aws_autoscaling_group", "a", {"values": {"launch_configuration": "old"}})]) == {{"what": "launch configuration", "type": "aws_launch_configuration", "id": "old"}}
	_missing([build.terraform("aws_eks_node_group", "n", {"values": {"cluster_name": "main"}})]) == {{"what": "cluster", "type": "aws_eks_cluster", "id": "main"}}
}

test_templates_and_clusters_in_sight_are_not_missed if {
	_missing([_template, _asg({"launch_template": [{"id": "lt-1"}]}, [])]) == set()
	cluster := build.terraform("aws_eks_cluster", "main", {"values": {"name": "main"}})
	nodes := build.terraform("aws_eks_node_group", "n", {"values": {"cluster_name": "main"}})
	_missing([cluster, nodes]) == set()
	_missing([build.terraform("aws_autoscaling_group", "a", {}), build.terraform("aws_eks_node_group", "n", {})]) == set()
}

test_nodes_that_eks_does_not_manage_name_their_cluster_in_a_tag if {
	asg := build.terraform("aws_autoscaling_group", "nodes", {"values": {"min_size": 1, "tag": [{"key": "kubernetes.io/cluster/main", "value": "owned"}]}})
	[group] := _found([_eks, asg])
	group.cluster == "plan.json#aws_eks_cluster.main"
	[other] := _found([asg])
	other.cluster == null
}
