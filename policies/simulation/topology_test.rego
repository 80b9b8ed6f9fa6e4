package resilience.simulation_topology_test

import data.resilience.simulation
import data.resilience.testing

_map(resources, settings) := found if {
	found := simulation.topology with input as testing.document(resources, settings)
}

_nodes(overrides) := object.union({"cluster": "pam", "count": 1, "services": ["pam"]}, overrides)

_place(name, nodes, parts) := {"name": name, "nodes": nodes, "parts": parts}

_region(name, overrides) := object.union({"name": name, "role": null, "data_centres": [], "parts": []}, overrides)

_pam := {"id": "cluster:pam", "name": "pam", "kind": "cluster", "services": ["pam"]}

test_nodes_stand_in_their_data_centres_and_their_cluster_in_the_region if {
	machines := [testing.machine("a", "eu-west-1a"), testing.machine("b", "eu-west-1b")]
	_map(machines, {"clusters": [testing.cluster("pam", machines, {})]}) == {
		"regions": [_region("eu-west-1", {
			"data_centres": [
				_place("eu-west-1a", [_nodes({"name": "primaries of pam in eu-west-1a"})], []),
				_place("eu-west-1b", [_nodes({"name": "primaries of pam in eu-west-1b"})], []),
			],
			"parts": [_pam],
		})],
		"elsewhere": [], "links": [],
	}
}

test_nodes_are_called_as_the_failures_of_kind_node_are if {
	machines := [testing.machine(name, "eu-west-1a") | some name in ["a", "b", "c"]]
	document := testing.document(machines, {"clusters": [testing.cluster("pam", machines, {"secondaries": ["plan.json#aws_instance.a"]})]})
	drawn := {node.name |
		found := simulation.topology with input as document
		some node in found.regions[_].data_centres[_].nodes
	}
	drawn == {failure.domain |
		found := simulation.failures with input as document
		some failure in found
		failure.kind == "node"
	}
}

test_nodes_whose_data_centre_is_not_known_stay_in_their_region if {
	blind := testing.terraform("aws_instance", "a", {"unknown": {"availability_zone": true, "subnet_id": true}})
	_map([blind], {"clusters": [testing.cluster("pam", [blind], {})]}).regions == [_region("eu-west-1", {
		"data_centres": [_place(null, [_nodes({"name": "primaries of pam"})], [])],
		"parts": [_pam],
	})]
}

test_nodes_of_which_not_even_the_region_is_known_are_elsewhere_and_say_why if {
	unknown := {"unknown": "the provider's region is known only after apply"}
	blind := testing.terraform("aws_instance", "a", {"unknown": {"availability_zone": true, "subnet_id": true}, "region": unknown})
	found := _map([blind], {"clusters": [testing.cluster("pam", [blind], {})]})
	found.regions == []
	reason := "the region of aws_instance.a is not known"
	found.elsewhere == [
		object.union(_pam, {"leads_to": [], "reason": reason}),
		{"id": "primaries of pam", "name": "primaries of pam", "kind": "nodes", "services": ["pam"], "leads_to": [], "reason": reason},
	]
}

test_machines_of_no_cluster_are_told_by_their_block if {
	_map([testing.machine("a", "eu-west-1a")], {}).regions == [_region("eu-west-1", {"data_centres": [_place(
		"eu-west-1a",
		[{"name": "members of aws_instance.a", "cluster": null, "count": 1, "services": ["aws_instance.a"]}],
		[],
	)]})]
}

test_a_data_centre_of_one_s_own_needs_no_region if {
	machine := testing.over(testing.machine("a", "hall-1"), {"region": {"unknown": "nobody says"}})
	[[region.name, region.data_centres[0].name] | some region in _map([machine], {}).regions] == [[null, "hall-1"]]
}

test_declared_regions_are_there_with_their_role_even_if_nothing_stands_in_them if {
	_map([], {"regions": {"live": "eu-west-1", "recovery": ["eu-central-1"]}}).regions == [
		_region("eu-central-1", {"role": "recovery"}),
		_region("eu-west-1", {"role": "live"}),
	]
}

test_a_database_in_one_data_centre_stands_there_and_one_in_several_in_the_region if {
	databases := [
		testing.terraform("aws_db_instance", "one", {"values": {"multi_az": false, "availability_zone": "eu-west-1a"}}),
		testing.terraform("aws_db_instance", "two", {"values": {"multi_az": true}}),
	]
	shown := {name: {"id": $"plan.json#aws_db_instance.{name}", "name": $"aws_db_instance.{name}", "kind": "database", "services": [$"aws_db_instance.{name}"]} |
		some name in ["one", "two"]
	}
	_map(databases, {}).regions == [_region("eu-west-1", {
		"data_centres": [_place("eu-west-1a", [], [shown.one])],
		"parts": [shown.two],
	})]
}

test_workloads_of_an_assumed_cluster_are_elsewhere if {
	web := testing.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": 2}})
	_map([web], {}).elsewhere == [{
		"id": "app.yaml#Deployment.apps/shop/web", "name": "web", "kind": "workload", "services": ["shop/web"],
		"leads_to": [], "reason": "no input shows the cluster that it runs on",
	}]
}

test_copies_and_snapshots_are_links_between_what_is_on_the_map if {
	bucket := testing.terraform("aws_s3_bucket", "live", {"values": {"bucket": "live"}})
	copy := testing.over(testing.terraform("aws_s3_bucket", "copy", {"values": {"bucket": "copy"}}), {"region": {"name": "eu-central-1"}})
	replication := testing.referring(
		testing.terraform("aws_s3_bucket_replication_configuration", "all", {"values": {"rule": [{"status": "Enabled"}]}}),
		{"bucket": [bucket], "rule.0.destination.0.bucket": [copy]},
	)
	location := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {"provider": "aws", "objectStorage": {"bucket": "live"}}})
	machines := [testing.machine("a", "eu-west-1a")]
	found := _map(
		array.concat([bucket, copy, replication, testing.referring(location, {"spec.objectStorage.bucket": [bucket]})], machines),
		{"clusters": [testing.cluster("pam", machines, {"inputs": ["app.yaml"]})]},
	)
	{link | some link in found.links} == {
		{"from": "cluster:pam", "to": "plan.json#aws_s3_bucket.live", "kind": "snapshots"},
		{"from": "plan.json#aws_s3_bucket.live", "to": "plan.json#aws_s3_bucket.copy", "kind": "copies"},
	}
	{[region.name, part.name, part.kind] | some region in found.regions; some part in region.parts} == {
		["eu-west-1", "pam", "cluster"],
		["eu-west-1", "aws_s3_bucket.live", "recovery store"],
		["eu-central-1", "aws_s3_bucket.copy", "recovery store"],
	}
}

test_a_global_entry_is_elsewhere_and_leads_to_regions if {
	accelerator := testing.terraform("aws_globalaccelerator_accelerator", "shop", {"values": {"name": "shop"}})
	listener := testing.referring(testing.terraform("aws_globalaccelerator_listener", "https", {}), {"accelerator_arn": [accelerator]})
	group := testing.terraform("aws_globalaccelerator_endpoint_group", "a", {"values": {"endpoint_group_region": "eu-west-1"}})
	_map([accelerator, listener, testing.referring(group, {"listener_arn": [listener]})], {}).elsewhere == [{
		"id": "plan.json#aws_globalaccelerator_accelerator.shop", "name": "shop", "kind": "global entry", "services": [],
		"leads_to": ["eu-west-1"], "reason": "it is in no one region",
	}]
}
