# METADATA
# title: MemoryDB
# description: |
#   A cluster writes to a log in several zones, and with a replica of each shard, in another zone, it serves on. Snapshots are taken daily where they are
#   kept for a day or longer; they go with the cluster, but for a final one that is named.
# related_resources:
#   - ref: https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html
#     description: Minimizing downtime with Multi-AZ
package resilience.model.data_services.adapters.aws_memorydb

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the MemoryDB clusters in the input.
found := [record |
	some cluster in input.terraform.aws_memorydb_cluster
	survives := lib.at_least(cluster, ["num_replicas_per_shard"], 1, 1)
	backed_up := lib.at_least(cluster, ["snapshot_retention_limit"], 0, 1)
	record := components.record(cluster, "MemoryDB cluster", {
		"holds_data": true, "survives_node": survives, "survives_data_centre": survives, "failover_s": 20,
		"survives_region": _elsewhere(cluster),
		"backed_up": backed_up, "retention_s": _retention_s(cluster, backed_up),
		"deletion_undone": lib.given(cluster, ["final_snapshot_name"], "Name a `final_snapshot_name`."),
	})
]

_retention_s(cluster, backed_up) := lib.days(lib.at(cluster, ["snapshot_retention_limit"], null)) if {
	backed_up.holds == true
} else := null

_elsewhere(cluster) := lib.holds("it is one of a multi-Region cluster") if {
	lib.text(cluster, ["multi_region_cluster_name"]) != ""
} else := lib.holds("it is one of a multi-Region cluster") if {
	lib.refs(cluster, "multi_region_cluster_name") != set()
} else := null
