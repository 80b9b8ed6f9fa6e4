# METADATA
# title: Aurora and multi-AZ DB clusters
# description: |
#   An Aurora cluster serves on where it has instances in two zones (shared_storage.rego). `multi_az` of an instance means nothing. A multi-AZ DB cluster
#   (`db_cluster_instance_class`) has two readable standbys in other zones.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
#     description: High availability of Aurora
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
#     description: Recovering an Aurora global database
package resilience.model.data_services.adapters.aws_aurora

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.data_services.shared_storage

# METADATA
# description: Records of the RDS clusters in the input.
found := [record |
	some cluster in input.terraform.aws_rds_cluster
	record := components.record(cluster, _kind(cluster), {
		"data_centres": shared_storage.places(cluster, _members[cluster.id]), "count": shared_storage.size(_members[cluster.id]),
		"holds_data": true,
		"survives_node": _survives_node(cluster), "survives_data_centre": _survives_data_centre(cluster), "failover_s": 60,
		"backed_up": shared_storage.automated_backups(cluster, 1),
		"point_in_time": shared_storage.automated_backups(cluster, 1),
		"retention_s": lib.days(lib.at(cluster, ["backup_retention_period"], 1)),
		"deletion_refused": lib.flag(cluster, ["deletion_protection"], false),
		"deletion_undone": lib.flag_off(cluster, ["skip_final_snapshot"], false),
		"replica_of": object.get(_sources, cluster.id, null),
		"related": sort(lib.refs(cluster, "global_cluster_identifier")),
	})
]

_kind(cluster) := $"{engine} cluster" if {
	engine := lib.text(cluster, ["engine"])
	lib.is_plain(engine)
} else := "database cluster"

_survives_node(cluster) := _by_itself(cluster) if {
	_by_itself(cluster)
} else := shared_storage.survives_node(cluster, _members[cluster.id], "aws_rds_cluster_instance")

_survives_data_centre(cluster) := _by_itself(cluster) if {
	_by_itself(cluster)
} else := shared_storage.survives_data_centre(cluster, _members[cluster.id], "aws_rds_cluster_instance")

_by_itself(cluster) := lib.holds("it is a multi-AZ DB cluster") if {
	lib.at(cluster, ["db_cluster_instance_class"], "") != ""
} else := lib.holds("Aurora Serverless version 1 fails over to another zone") if {
	lib.at(cluster, ["engine_mode"], "") == "serverless"
}

_members := shared_storage.members(input.terraform.aws_rds_cluster, object.get(input.terraform, "aws_rds_cluster_instance", []))

_sources := shared_storage.sources(input.terraform.aws_rds_cluster)

# METADATA
# description: Ids of the clusters of each global database, by what names it.
global_databases := shared_storage.global_databases(object.get(input.terraform, "aws_rds_cluster", []))
