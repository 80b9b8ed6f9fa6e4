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

test_a_bucket_of_google if {
	[entry.attribute | some entry in _judged([build.terraform("google_storage_bucket", "main", {"values": {"location": "EU"}})]).violations] == ["versioning.0.enabled"]
}
