package resilience.rules_test.dr.data_backed_up

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["data-backed-up"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

test_a_database_without_backups if {
	_messages(_judged([_database({"backup_retention_period": 0})]).violations) == [[
		"aws_db_instance.main is not backed up (backup_retention_period is 0): what is deleted or corrupted by mistake is gone.", "backup_retention_period",
		"Set `backup_retention_period = 1` or more.",
	]]
}

test_a_database_with_backups if {
	_judged([_database({"backup_retention_period": 7})]) == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_backups_that_something_else_makes_count if {
	judged := main.result.rules.dr["data-backed-up"] with input as build.document([_database({})], {})
		with data.resilience.model.recovery_points.of as {"plan.json#aws_db_instance.main": [{"kind": "backup", "retention_s": null, "region": "eu-west-1"}]}
	judged.violations == []
}

test_a_replica_is_no_backup if {
	judged := main.result.rules.dr["data-backed-up"] with input as build.document([_database({})], {})
		with data.resilience.model.recovery_points.of as {"plan.json#aws_db_instance.main": [{"kind": "replica", "retention_s": null, "region": "eu-west-1"}]}
	count(judged.violations) == 1
}

test_what_can_not_be_told_is_undetermined if {
	judged := _judged([build.over(_database({}), {"withheld": {"backup_retention_period": true}})])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["aws_db_instance.main: backup_retention_period is marked sensitive"]
}

test_what_a_plan_may_select_is_undetermined if {
	plan := build.terraform("aws_backup_plan", "nightly", {"values": {"rule": [{}]}})
	selection := build.over(build.referring(build.terraform("aws_backup_selection", "all", {"values": {"resources": [null]}}), {"plan_id": [plan]}), {"unknown": {"resources": [true]}})
	judged := _judged([_database({}), plan, selection])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["whether aws_backup_selection.all selects it is known only after apply"]
}

_bucket := build.terraform("aws_s3_bucket", "main", {"values": {"bucket": "shop"}})

_asked_of_buckets(resources) := judged if {
	judged := main.result.rules.dr["data-backed-up"] with input as build.document(resources, {"parameters": {"dr/data-backed-up": {"buckets": true}}})
}

test_buckets_in_plans_where_the_settings_say_so if {
	_judged([_bucket]).subjects == []
	[entry.message | some entry in _asked_of_buckets([_bucket]).violations] == ["aws_s3_bucket.main is not backed up (no backup plan in sight selects it): what is deleted or corrupted by mistake is gone."]
	plan := build.terraform("aws_backup_plan", "nightly", {"values": {"rule": [{}]}})
	selection := build.referring(build.terraform("aws_backup_selection", "all", {"values": {"resources": ["arn:aws:s3:::shop"]}}), {"plan_id": [plan]})
	_asked_of_buckets([_bucket, plan, selection]) == {"subjects": [build.id(_bucket)], "violations": [], "undetermined": []}
}
