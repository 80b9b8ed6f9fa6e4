# METADATA
# title: OpenSearch and Elasticsearch domains
# description: |
#   The masters of a domain decide by majority: three dedicated ones, or, without these, the data nodes themselves. Zone awareness keeps copies of what
#   is indexed in other zones; dedicated masters are kept in three zones wherever the region has them, so that with these two zones of data are enough,
#   and without them three are needed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
#     description: Configuring a multi-AZ domain
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
#     description: Dedicated master nodes
package resilience.model.data_services.adapters.aws_opensearch

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the search domains in the input.
found := [record |
	some type in ["aws_opensearch_domain", "aws_elasticsearch_domain"]
	some domain in input.terraform[type]
	record := components.record(domain, "search domain", {
		"count": lib.at(domain, ["cluster_config", 0, "instance_count"], 1), "holds_data": true,
		"survives_node": lib.all_of([_data(domain), _majority(domain)]),
		"survives_data_centre": lib.all_of([_aware(domain), _data(domain), _majority(domain), _zones(domain)]),
	})
]

_data(domain) := lib.at_least(domain, ["cluster_config", 0, "instance_count"], 1, 2)

_majority(domain) := lib.at_least(domain, ["cluster_config", 0, "dedicated_master_count"], 0, 3) if {
	lib.at(domain, ["cluster_config", 0, "dedicated_master_enabled"], false) == true
} else := lib.undecided_at(domain, ["cluster_config", 0, "dedicated_master_enabled"]) if {
	lib.is_hidden(domain, ["cluster_config", 0, "dedicated_master_enabled"])
} else := lib.with_mend(
	lib.with_why(
		lib.at_least(domain, ["cluster_config", 0, "instance_count"], 1, 3),
		"it has no dedicated masters, and fewer than three data nodes to elect one",
	),
	"Set `dedicated_master_enabled = true` with `dedicated_master_count = 3` and a `dedicated_master_type`.",
)

_aware(domain) := lib.any_of([
	lib.flag(domain, ["cluster_config", 0, "zone_awareness_enabled"], false),
	lib.flag(domain, ["cluster_config", 0, "multi_az_with_standby_enabled"], false),
])

_zones(domain) := lib.holds("its masters are in three zones") if {
	lib.at(domain, ["cluster_config", 0, "dedicated_master_enabled"], false) == true
} else := lib.holds("it has a standby") if {
	lib.at(domain, ["cluster_config", 0, "multi_az_with_standby_enabled"], false) == true
} else := lib.with_why(
	lib.at_least(domain, ["cluster_config", 0, "zone_awareness_config", 0, "availability_zone_count"], 2, 3),
	"its data nodes elect the master, and half of them are in one of two zones",
)
