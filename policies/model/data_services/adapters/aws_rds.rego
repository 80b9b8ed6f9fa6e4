# METADATA
# title: RDS instances
# description: |
#   An instance stands in one zone, with `multi_az` it has a standby in another that takes over within 60 to 120 seconds. One of an Aurora
#   cluster is a member of that (aws_aurora.rego), where `multi_az` means nothing. Automated backups hold every moment up to about the last
#   five minutes; unless told otherwise RDS deletes them with the instance.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
#     description: Multi-AZ deployments of RDS
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
#     description: Automated backups
package resilience.model.data_services.adapters.aws_rds

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.data_services.shared_storage

# METADATA
# description: Records of the RDS instances in the input.
found := [record |
	some instance in input.terraform.aws_db_instance
	survives := _standby(instance)
	record := components.record(instance, _kind(instance), {
		"data_centres": [zone | zone := lib.text(instance, ["availability_zone"]); zone != ""],
		"holds_data": true,
		"survives_node": survives, "survives_data_centre": survives, "failover_s": 120,
		"backed_up": _backed_up(instance), "point_in_time": _backed_up(instance),
		"retention_s": lib.days(lib.at(instance, ["backup_retention_period"], null)),
		"deletion_refused": lib.flag(instance, ["deletion_protection"], false),
		"deletion_undone": lib.flag_off(instance, ["skip_final_snapshot"], false),
		"replica_of": _source(instance),
	})
]

_kind(instance) := $"{engine} database" if {
	engine := lib.text(instance, ["engine"])
	lib.is_plain(engine)
} else := "database"

# A restored or copied instance keeps what its source had where the configuration leaves `multi_az` out.
_standby(instance) := lib.undecided_at(instance, ["multi_az"]) if {
	lib.unknown_at(instance, ["multi_az"])
	lib.at(instance, ["snapshot_identifier"], "") != ""
} else := lib.flag(instance, ["multi_az"], false)

_backed_up(instance) := shared_storage.automated_backups(instance, 0)

# A source that no input shows is a source still.
_source(instance) := [id | some id in lib.refs(instance, "replicate_source_db")][0] if {
	lib.refs(instance, "replicate_source_db") != set()
} else := source if {
	source := lib.text(instance, ["replicate_source_db"])
	source != ""
} else := "unknown" if {
	lib.is_hidden(instance, ["replicate_source_db"])
} else := null
