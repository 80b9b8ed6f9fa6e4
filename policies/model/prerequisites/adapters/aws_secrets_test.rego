package resilience.prerequisites_aws_secrets_test

import data.resilience.lib
import data.resilience.model.prerequisites.adapters.aws_secrets
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_secrets.found with input as build.document(resources, {})
}

_secret(values) := build.terraform("aws_secretsmanager_secret", "database", {"values": values})

_repository := build.terraform("aws_ecr_repository", "shop", {"values": {"name": "shop/web"}})

_config(rules) := build.terraform("aws_ecr_replication_configuration", "all", {"values": {"replication_configuration": [{"rule": rules}]}})

test_a_secret_of_one_region if {
	_found([_secret({"recovery_window_in_days": 0})]) == [build.component(_secret({}), "secret", {
		"survives_region": lib.fails("it has no replica in another region", "replica", "Add `replica { region = ... }` with the recovery region."),
		"deletion_undone": lib.fails("recovery_window_in_days is 0", "recovery_window_in_days", "Set `recovery_window_in_days = 7` or more."),
	})]
}

test_a_secret_with_a_replica if {
	[secret] := _found([_secret({"replica": [{"region": "eu-central-1"}]})])
	[secret.survives_region, secret.deletion_undone] == [lib.holds("it has a replica in another region"), lib.holds("recovery_window_in_days is 30")]
	[hidden] := _found([build.over(_secret({}), {"withheld": {"replica": true}})])
	hidden.unknown.survives_region == "aws_secretsmanager_secret.database: replica is marked sensitive"
}

test_images_that_are_not_copied if {
	fails := lib.fails("no replication rule in sight copies it to another region", null, "Make an `aws_ecr_replication_configuration` with the recovery region as a destination.")
	_found([_repository]) == [build.component(_repository, "repository of images", {"survives_region": fails})]
	_found([_repository, _config([{"destination": [{"region": "eu-west-1"}]}])])[0].survives_region == fails
	_found([_repository, _config([{"destination": [{"region": "eu-central-1"}], "repository_filter": [{"filter": "base/"}]}])])[0].survives_region == fails
}

test_images_that_are_copied if {
	every filters in [[], [{"filter": "shop/"}]] {
		_found([_repository, _config([{"destination": [{"region": "eu-central-1"}], "repository_filter": filters}])])[0].survives_region == lib.holds("the registry copies it to another region")
	}
}

test_rules_that_are_not_known if {
	[repository] := _found([_repository, build.over(_config([]), {"unknown": {"replication_configuration": [{"rule": true}]}})])
	repository.unknown.survives_region == "aws_ecr_replication_configuration.all: its rules are known only after apply"
}
