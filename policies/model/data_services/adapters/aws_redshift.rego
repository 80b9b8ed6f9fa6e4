# METADATA
# title: Redshift clusters
# description: |
#   A cluster is in one zone, unless `multi_az` runs it in two; a node that fails is replaced, and until then the cluster does not answer. Automated snapshots
#   are taken about every eight hours and kept for a day unless told otherwise; they go with the cluster.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html
#     description: Multi-AZ deployments
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
#     description: Snapshots
package resilience.model.data_services.adapters.aws_redshift

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Redshift clusters in the input.
found := [record |
	some cluster in input.terraform.aws_redshift_cluster
	survives := lib.flag(cluster, ["multi_az"], false)
	backed_up := lib.at_least(cluster, ["automated_snapshot_retention_period"], 1, 1)
	record := components.record(cluster, "data warehouse", {
		"data_centres": [zone | zone := lib.text(cluster, ["availability_zone"]); zone != ""],
		"holds_data": true, "survives_node": survives, "survives_data_centre": survives,
		"backed_up": backed_up, "retention_s": lib.days(lib.at(cluster, ["automated_snapshot_retention_period"], 1)),
		"deletion_undone": lib.flag_off(cluster, ["skip_final_snapshot"], false),
	})
]
