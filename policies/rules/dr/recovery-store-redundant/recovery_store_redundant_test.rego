package resilience.rules_test.dr.recovery_store_redundant

import data.resilience.rules.dr["recovery-store-redundant"] as rule
import data.resilience.testing

_judged(document) := {"subjects": subjects, "violations": violations, "undetermined": undetermined} if {
	found := rule.subjects with input as document
	subjects := {id | some id, _ in found}
	violations := rule.violations with input as document
	undetermined := rule.undetermined with input as document
}

_pass(subjects) := {"subjects": subjects, "violations": set(), "undetermined": set()}

_fail(subject, entry) := {"subjects": {subject}, "violations": {object.union({"subject": subject}, entry)}, "undetermined": set()}

_undecided(subject, entry) := {"subjects": {subject}, "violations": set(), "undetermined": {object.union({"subject": subject}, entry)}}

_location(spec) := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": object.union({"provider": "aws", "objectStorage": {"bucket": "snap"}}, spec)})

_subject := testing.id(_location({}))

_source := testing.terraform("aws_s3_bucket", "snap", {"values": {"bucket": "snap", "versioning": [{"enabled": true}]}})

_replica(region, versioned) := testing.terraform("aws_s3_bucket", "replica", {"values": {"versioning": [{"enabled": versioned}]}, "region": {"name": region}})

_copy(rule) := testing.referring(
	testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [object.union({"status": "Enabled", "destination": [{}]}, rule)]}}),
	{"bucket": [_source], "rule.0.destination.0.bucket": [_replica("eu-central-1", true)]},
)

_estate(resources) := testing.document(array.concat([_location({}), _source], resources), {"objectives": {"tolerate": "region", "rto_s": null, "rpo_s": null}})

_lost(why, copies) := _fail(_subject, {
	"related": array.concat([testing.id(_source)], copies), "protects": "recovery",
	"message": $"Snapshots in snap are lost with their region: {why}.",
	"evidence": [
		{"name": "outlives by itself the loss of a", "value": "data-centre", "unit": "", "from": _subject},
		{"name": "replications", "value": count(copies), "unit": "", "from": _subject},
	],
})

_copies := ["plan.json#aws_s3_bucket_replication_configuration.copy#0"]

test_a_replica_in_another_region_passes if {
	_judged(_estate([_replica("eu-central-1", true), _copy({})])) == _pass({_subject})
}

test_one_region_without_a_replica_fails if {
	_judged(_estate([])) == _lost("they are kept in eu-west-1 only and not replicated", [])
}

test_a_replica_in_the_same_region_fails if {
	_judged(_estate([_replica("eu-west-1", true), _copy({})])) == _lost("its replication stays within eu-west-1", _copies)
}

test_a_disabled_replication_fails if {
	_judged(_estate([_replica("eu-central-1", true), _copy({"status": "Disabled"})])) == _lost("its replication is disabled", _copies)
}

test_a_replication_of_other_names_fails if {
	_judged(_estate([_replica("eu-central-1", true), _copy({"prefix": "logs/"})])) == _lost("its replication copies only a part (what begins with logs/)", _copies)
}

test_versioning_on_one_side_fails if {
	_judged(_estate([_replica("eu-central-1", false), _copy({})])) == _lost("its replication lacks versioning at one end", _copies)
}

test_a_replica_where_nothing_is_recovered_fails if {
	document := object.union(_estate([_replica("eu-central-1", true), _copy({})]), {"settings": {"regions": {"live": null, "recovery": ["us-east-1"]}}})
	_judged(document) == _lost("its replication goes to eu-central-1, which is no recovery region", _copies)
}

test_a_store_inside_the_cluster_fails_whatever_is_asked if {
	_judged(testing.document([_location({"config": {"s3Url": "http://minio.minio"}})], {})) == _fail(_subject, {
		"related": [], "protects": "data",
		"message": "Snapshots in snap are lost with the cluster: snap is inside the cluster itself.",
		"evidence": [
			{"name": "outlives by itself the loss of a", "value": "none", "unit": "", "from": _subject},
			{"name": "replications", "value": 0, "unit": "", "from": _subject},
		],
	})
}

test_where_recovery_is_not_meant_another_region_is_not_asked_for if {
	_judged(testing.document([_location({}), _source], {"objectives": {"tolerate": "data-centre", "rto_s": null, "rpo_s": null}})) == _pass(set())
}

test_a_replica_that_is_not_in_sight_is_undetermined if {
	away := testing.referring(
		testing.terraform("aws_s3_bucket_replication_configuration", "copy", {"values": {"rule": [{"status": "Enabled", "destination": [{"bucket": "arn:aws:s3:::away"}]}]}}),
		{"bucket": [_source]},
	)
	_judged(_estate([away])) == _undecided(_subject, {
		"related": array.concat([testing.id(_source)], _copies),
		"message": "Whether the copies of snap can be read in another region is not known: away is in no input.",
	})
}

test_a_bucket_that_is_not_in_sight_is_needed if {
	document := testing.document([_location({})], {"objectives": {"tolerate": "region", "rto_s": null, "rpo_s": null}})
	rule.needs == ["redundancy"]
	_judged(document) == _pass({_subject})
	subjects := rule.subjects with input as document
	subjects[_subject].unknown == {"redundancy": "BackupStorageLocation.velero.io/velero/default: the bucket snap is in no input: add the plan that holds it"}
}
