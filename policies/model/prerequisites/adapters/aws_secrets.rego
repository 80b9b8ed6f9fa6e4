# METADATA
# title: Secrets of Secrets Manager and repositories of ECR
# description: |
#   A secret is of its region, unless it is replicated to others; one that is deleted can be called back for 30 days unless told otherwise, with
#   `recovery_window_in_days = 0` not at all. Images are copied by the registry's replication rules, to other regions or accounts, those whose names begin as a
#   filter says or all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
#     description: Replicate secrets across Regions
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
#     description: Private image replication
package resilience.model.prerequisites.adapters.aws_secrets

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the secrets and repositories in the input.
found := array.concat(
	[record |
		some secret in input.terraform.aws_secretsmanager_secret
		record := components.record(secret, "secret", {
			"survives_region": _replicated(secret), "deletion_undone": lib.at_least(secret, ["recovery_window_in_days"], 30, 7),
		})
	],
	[record |
		some repository in input.terraform.aws_ecr_repository
		record := components.record(repository, "repository of images", {"survives_region": _copied(repository)})
	],
)

_replicated(secret) := lib.holds("it has a replica in another region") if {
	some i, _ in lib.at(secret, ["replica"], [])
	lib.at(secret, ["replica", i, "region"], "") != components.region(secret)
} else := lib.undecided_at(secret, ["replica"]) if {
	lib.is_hidden(secret, ["replica"])
} else := lib.fails("it has no replica in another region", "replica", "Add `replica { region = ... }` with the recovery region.")

_copied(repository) := lib.holds("the registry copies it to another region") if {
	some rule in _rules
	rule.here == components.region(repository)
	rule.region != rule.here
	_is_filtered_in(rule, repository)
} else := lib.undecided($"{_open[0]}: its rules are known only after apply") if {
	count(_open) > 0
} else := lib.fails("no replication rule in sight copies it to another region", null, "Make an `aws_ecr_replication_configuration` with the recovery region as a destination.")

_rules := [{"here": components.region(config), "region": region, "filters": filters} |
	some config in input.terraform.aws_ecr_replication_configuration
	some i, _ in lib.at(config, ["replication_configuration", 0, "rule"], [])
	filters := [filter.filter | some filter in lib.at(config, ["replication_configuration", 0, "rule", i, "repository_filter"], [])]
	some j, _ in lib.at(config, ["replication_configuration", 0, "rule", i, "destination"], [])
	region := lib.at(config, ["replication_configuration", 0, "rule", i, "destination", j, "region"], null)
	region != null
]

_is_filtered_in(rule, _) if count(rule.filters) == 0

_is_filtered_in(rule, repository) if {
	some prefix in rule.filters
	startswith(lib.text(repository, ["name"]), prefix)
}

_open := sort([config.address |
	some config in input.terraform.aws_ecr_replication_configuration
	lib.unknown_within(config, ["replication_configuration"])
])
