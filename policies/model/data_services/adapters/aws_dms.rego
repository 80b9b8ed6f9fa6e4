# METADATA
# title: DMS replication instances
# description: An instance that copies changes on is down with its zone, unless `multi_az` keeps a standby in another. What it copies is elsewhere.
# related_resources:
#   - ref: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html
#     description: Replication instances
package resilience.model.data_services.adapters.aws_dms

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the replication instances in the input.
found := [record |
	some instance in input.terraform.aws_dms_replication_instance
	survives := lib.flag(instance, ["multi_az"], false)
	record := components.record(instance, "replication instance", {
		"data_centres": [zone | zone := lib.text(instance, ["availability_zone"]); zone != ""],
		"survives_node": survives, "survives_data_centre": survives,
	})
]
