package resilience.simulation_service_architectures_test

import data.resilience.simulation
import data.resilience.testing

_of(resources, settings) := {architecture.subject: [architecture.class, architecture.dr, architecture.next_step] | some architecture in found} if {
	found := simulation.service_architectures with input as testing.document(resources, settings)
}

_database(values) := testing.terraform("aws_db_instance", "main", {"values": object.union({"multi_az": true}, values)})

_abroad(built) := testing.over(built, {"region": {"name": "us-east-1"}})

_copy := _abroad(testing.referring(testing.terraform("aws_db_instance", "copy", {}), {"replicate_source_db": [_database({})]}))

_class(resources) := [architecture.class, architecture.dr] if {
	[architecture] := simulation.service_architectures with input as testing.document(resources, {})
}

test_what_a_database_survives_is_its_class if {
	_class([_database({"multi_az": false})]) == ["single node", "none"]
	_class([_database({})]) == ["several data centres", "none"]
}

test_the_next_step_is_the_smallest_failure_that_stops_it if {
	_of([_database({"multi_az": false})], {})["aws_db_instance.main"][2] == "a second member that takes over"
	_of([_database({})], {})["aws_db_instance.main"][2] == "a copy of aws_db_instance.main in another region"
}

test_members_that_may_share_a_node_are_to_be_kept_apart if {
	replica_set := testing.kubernetes("mongodbcommunity.mongodb.com/MongoDBCommunity", "shop", "db", {"spec": {"members": 3}})
	_of([replica_set], {})["MongoDBCommunity shop/db"] == ["single node", "none", "its members on different nodes"]
}

test_a_replica_elsewhere_is_a_hot_standby if {
	_class([_database({}), _copy]) == ["several data centres", "hot standby"]
}

test_backups_elsewhere_are_replicated_storage if {
	copies := _abroad(testing.referring(testing.terraform("aws_db_instance_automated_backups_replication", "main", {}), {"source_db_instance_arn": [_database({})]}))
	_class([_database({}), copies]) == ["several data centres", "replicated redundant storage"]
}

test_copies_in_a_region_that_is_not_known_may_outlive_it if {
	copies := testing.over(
		testing.referring(testing.terraform("aws_db_instance_automated_backups_replication", "main", {}), {"source_db_instance_arn": [_database({})]}),
		{"region": {"unknown": "its provider's region is not known"}},
	)
	_class([_database({}), copies]) == ["several data centres", "unknown"]
}

_bucket := testing.terraform("aws_s3_bucket", "main", {})

_other := _abroad(testing.terraform("aws_s3_bucket", "other", {}))

_versioning(bucket, name) := testing.referring(
	testing.terraform("aws_s3_bucket_versioning", name, {"values": {"versioning_configuration": [{"status": "Enabled"}]}}),
	{"bucket": [bucket]},
)

_partial_copy := testing.referring(
	testing.terraform("aws_s3_bucket_replication_configuration", "main", {"values": {"rule": [{"status": "Enabled", "filter": [{"prefix": "paid/"}], "destination": [{}]}]}}),
	{"bucket": [_bucket], "rule.0.destination.0.bucket": [_other]},
)

test_a_part_that_is_copied_may_be_what_matters if {
	resources := [_bucket, _other, _versioning(_bucket, "main"), _versioning(_other, "other"), _partial_copy]
	[architecture] := simulation.service_architectures with input as testing.document(resources, {})
	[architecture.dr, architecture.explanation] == ["unknown", concat("; ", [
		"it is in several data centres, and what is left serves on when one is lost",
		"whether aws_s3_bucket.main can be restored is not known: only a part of it is copied to aws_s3_bucket.other: its rule copies only what begins with paid/",
	])]
}

_subnets(region) := [testing.over(testing.terraform("aws_subnet", $"{region}{zone}", {"values": {"availability_zone": $"{region}{zone}"}}), {"region": {"name": region}}) |
	some zone in ["a", "b", "c"]
]

_group(name, region, n) := testing.over(
	testing.referring(testing.terraform("aws_autoscaling_group", name, {"values": {"min_size": n}}), {"vpc_zone_identifier": _subnets(region)}),
	{"region": {"name": region}},
)

_entry(kind) := {"entry": {
	"id": "entry", "name": "shop.example.com", "kind": kind, "targets": [], "regions": ["eu-west-1", "us-east-1"],
	"reaches": ["plan.json#aws_autoscaling_group.live", "plan.json#aws_autoscaling_group.other", "plan.json#aws_db_instance.main"],
	"unchecked": [], "detection_s": 30, "ttl_s": 60, "related": [], "unknown": {},
}}

_shop(n, databases, kind) := [architecture.class, architecture.dr] if {
	groups := [_group("live", "eu-west-1", 3), _group("other", "us-east-1", n)]
	resources := array.concat(array.concat(_subnets("eu-west-1"), _subnets("us-east-1")), array.concat(groups, databases))
	[architecture] := simulation.service_architectures with input as testing.document(resources, {"regions": {"live": "eu-west-1", "recovery": []}})
		with data.resilience.model.entries.by_id as _entry(kind)
}

test_the_ladder_of_recovery if {
	_shop(0, [_database({}), _copy], "dns failover") == ["three data centres", "pilot light"]
	_shop(1, [_database({}), _copy], "dns failover") == ["three data centres", "warm standby"]
	_shop(3, [_database({}), _copy], "dns failover")[1] == "hot standby"
	_shop(3, [], "dns failover") == ["several regions", "hot standby"]
	_shop(3, [], "dns latency") == ["several regions", "active-active"]
	_shop(3, [_database({})], "dns latency")[1] == "none"
}

test_what_decides_and_is_not_known_leaves_the_class_open if {
	[architecture] := simulation.service_architectures with input as testing.document([testing.terraform("aws_rds_cluster", "main", {})], {})
	architecture.class == "unknown"
	startswith(architecture.explanation, "aws_rds_cluster.main: no instance of it is in the inputs; ")
}

test_what_is_of_no_one_region_serves_from_several if {
	spanner := testing.over(
		testing.terraform("google_spanner_instance", "main", {"values": {"config": "nam-eur-asia1"}}),
		{"region": {"global": true}},
	)
	_of([spanner], {}) == {"google_spanner_instance.main": ["several regions", "active-active", null]}
}
