package resilience.rules_test.dr.copies_immutable

import data.resilience.main
import data.resilience.testing as build

_judged(values) := judged if {
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([build.terraform("aws_s3_bucket", "main", {"values": values})], {})
}

_location := build.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {"provider": "aws", "objectStorage": {"bucket": "main"}}})

test_a_bucket_that_keeps_snapshots_without_a_lock if {
	bucket := build.terraform("aws_s3_bucket", "main", {"values": {"bucket": "main"}})
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([bucket, _location], {})
	[[entry.message, entry.attribute, entry.remediation] | some entry in judged.violations] == [[
		"Copies in aws_s3_bucket.main can be deleted or overwritten (object_lock_enabled is not set).", "object_lock_enabled",
		"Set `object_lock_enabled = true`.",
	]]
}

test_a_bucket_that_another_is_copied_to if {
	target := build.terraform("aws_s3_bucket", "copies", {"region": {"name": "us-east-1"}})
	source := build.terraform("aws_s3_bucket", "main", {})
	config := build.referring(
		build.terraform("aws_s3_bucket_replication_configuration", "main", {"values": {"rule": [{"status": "Enabled", "destination": [{}]}]}}),
		{"bucket": [source], "rule.0.destination.0.bucket": [target]},
	)
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([source, target, config], {})
	judged.subjects == [build.id(target)]
	count(judged.violations) == 1
}

test_a_bucket_that_keeps_no_copies_is_not_asked if {
	_judged({}).subjects == []
	_judged({"object_lock_enabled": false}).subjects == []
}

test_a_lock_that_is_turned_off if {
	[entry.message | some entry in _judged({"object_lock_configuration": [{"object_lock_enabled": "Disabled"}]}).violations] == ["Copies in aws_s3_bucket.main can be deleted or overwritten (object_lock_configuration.object_lock_enabled is Disabled)."]
}

test_a_vault_without_a_lock if {
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([build.terraform("aws_backup_vault", "main", {})], {})
	[entry.message | some entry in judged.violations] == ["Copies in aws_backup_vault.main can be deleted or overwritten (it has no lock)."]
}

test_a_bucket_with_a_lock if {
	_judged({"object_lock_enabled": true}) == {"subjects": ["plan.json#aws_s3_bucket.main"], "violations": [], "undetermined": []}
}

test_a_lock_that_is_not_known_is_undetermined if {
	judged := main.result.rules.dr["copies-immutable"] with input as build.document([build.terraform("aws_s3_bucket", "main", {"withheld": {"object_lock_enabled": true}})], {})
	[entry.message | some entry in judged.undetermined] == ["aws_s3_bucket.main: object_lock_enabled is marked sensitive"]
}
