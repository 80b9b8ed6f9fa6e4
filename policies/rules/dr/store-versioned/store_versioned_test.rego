package resilience.rules_test.dr.store_versioned

import data.resilience.main
import data.resilience.testing as build

_bucket := build.terraform("aws_s3_bucket", "main", {})

_judged(resources) := judged if {
	judged := main.result.rules.dr["store-versioned"] with input as build.document(resources, {})
}

test_a_bucket_without_versions if {
	[[entry.message, entry.remediation] | some entry in _judged([_bucket]).violations] == [[
		"What is deleted or overwritten in aws_s3_bucket.main is gone at once (versioning is not on).",
		"Make an `aws_s3_bucket_versioning` of it with `status = \"Enabled\"`.",
	]]
}

test_a_bucket_with_versions if {
	versioning := build.terraform("aws_s3_bucket_versioning", "main", {"values": {"versioning_configuration": [{"status": "Enabled"}]}})
	_judged([_bucket, build.referring(versioning, {"bucket": [_bucket]})]) == {"subjects": [build.id(_bucket)], "violations": [], "undetermined": []}
}

_messages_of_google(values) := [[entry.message, entry.attribute] |
	bucket := build.terraform("google_storage_bucket", "main", {"values": object.union({"location": "EU"}, values)})
	some entry in _judged([bucket]).violations
]

_gone(when) := [[$"What is deleted or overwritten in google_storage_bucket.main is gone {when} (versioning.enabled is not set).", "versioning.0.enabled"]]

test_a_bucket_of_google_keeps_what_is_deleted_for_some_days if {
	_messages_of_google({}) == _gone("after 7 days of soft delete")
	_messages_of_google({"soft_delete_policy": []}) == _gone("after 7 days of soft delete")
	_messages_of_google({"soft_delete_policy": [{"retention_duration_seconds": 86400}]}) == _gone("after 1 day of soft delete")
	_messages_of_google({"soft_delete_policy": [{"retention_duration_seconds": 0}]}) == _gone("at once")
	_messages_of_google({"versioning": [{"enabled": true}], "soft_delete_policy": [{"retention_duration_seconds": 0}]}) == []
}
