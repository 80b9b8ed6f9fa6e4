# METADATA
# title: DocumentDB and Neptune clusters
# description: |
#   Clusters of instances over one storage (shared_storage.rego). Automated backups hold every moment of their retention up to about the last five minutes, and
#   go with the cluster.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html
#     description: Backups of DocumentDB
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore.html
#     description: Backups of Neptune
package resilience.model.data_services.adapters.aws_docdb_neptune

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.data_services.shared_storage

# METADATA
# description: Records of the DocumentDB and Neptune clusters in the input.
found := array.concat(
	[record |
		some cluster in input.terraform.aws_docdb_cluster
		record := _record(cluster, "DocumentDB cluster", _docdb_members[cluster.id], "aws_docdb_cluster_instance", _docdb_sources)
	],
	[record |
		some cluster in input.terraform.aws_neptune_cluster
		record := _record(cluster, "Neptune cluster", _neptune_members[cluster.id], "aws_neptune_cluster_instance", _neptune_sources)
	],
)

_record(cluster, kind, members, type, sources) := components.record(cluster, kind, {
	"data_centres": shared_storage.places(cluster, members), "count": shared_storage.size(members),
	"holds_data": true,
	"survives_node": shared_storage.survives_node(cluster, members, type),
	"survives_data_centre": shared_storage.survives_data_centre(cluster, members, type), "failover_s": 120,
	"backed_up": shared_storage.automated_backups(cluster, 1),
	"point_in_time": shared_storage.automated_backups(cluster, 1),
	"retention_s": lib.days(lib.at(cluster, ["backup_retention_period"], 1)),
	"deletion_refused": lib.flag(cluster, ["deletion_protection"], false),
	"deletion_undone": lib.flag_off(cluster, ["skip_final_snapshot"], false),
	"replica_of": object.get(sources, cluster.id, null),
	"related": sort(lib.refs(cluster, "global_cluster_identifier")),
})

_docdb_members := shared_storage.members(input.terraform.aws_docdb_cluster, object.get(input.terraform, "aws_docdb_cluster_instance", []))

_neptune_members := shared_storage.members(input.terraform.aws_neptune_cluster, object.get(input.terraform, "aws_neptune_cluster_instance", []))

_docdb_sources := shared_storage.sources(input.terraform.aws_docdb_cluster)

_neptune_sources := shared_storage.sources(input.terraform.aws_neptune_cluster)

# METADATA
# description: Ids of the clusters of each global database, by what names it.
global_databases := object.union(
	shared_storage.global_databases(object.get(input.terraform, "aws_docdb_cluster", [])),
	shared_storage.global_databases(object.get(input.terraform, "aws_neptune_cluster", [])),
)
