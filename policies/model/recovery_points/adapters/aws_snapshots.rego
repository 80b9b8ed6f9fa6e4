# METADATA
# title: Snapshots that AWS services take of themselves
# description: |
#   ElastiCache, MemoryDB and FSx take one a day, OpenSearch one an hour and keeps them for 14 days, Redshift one every eight hours. All are in the region of what
#   they are of, and are deleted with it; Redshift copies them to another region where it is told to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
#     description: Automatic backups of ElastiCache
#   - ref: https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html
#     description: Automatic snapshots of MemoryDB
#   - ref: https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html
#     description: Backups of FSx
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-snapshots.html
#     description: Snapshots of OpenSearch
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
#     description: Snapshots of Redshift
package resilience.model.recovery_points.adapters.aws_snapshots

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_elasticache
import data.resilience.model.data_services.adapters.aws_fsx
import data.resilience.model.data_services.adapters.aws_memorydb
import data.resilience.model.data_services.adapters.aws_opensearch
import data.resilience.model.data_services.adapters.aws_redshift

# METADATA
# description: Recovery points of these services in the input.
found := array.concat(array.concat(_own, _copied), _followers)

_own := [_point(service.id, service.id, service.region, {"age_s": taken.every_s, "retention_s": taken.kept_s, "outlives_source": false}) |
	some taken in _taken
	service := taken.service
]

_taken := array.concat(
	array.concat(_daily, [{"service": service, "every_s": 3600, "kept_s": lib.days(14)} | some service in aws_opensearch.found]),
	[{"service": service, "every_s": 28800, "kept_s": service.retention_s} | some service in aws_redshift.found; service.backed_up.holds == true],
)

_daily := [{"service": service, "every_s": 86400, "kept_s": service.retention_s} |
	some services in [aws_elasticache.found, aws_memorydb.found, aws_fsx.found]
	some service in services
	service.backed_up.holds == true
]

_point(id, of, region, given) := object.union(
	{
		"id": id, "of": of, "kind": "backup", "region": region, "age_from": "AWS documentation",
		"restore_s": null, "restore_from": "AWS documentation: depends on the amount of data", "unknown": {},
	},
	given,
)

# Provider versions before 6 may say it in the cluster.
_copied := [_point(copy.id, copy.of, copy.region, {
	"age_s": 28800, "retention_s": lib.days(lib.at(copy.holder, array.concat(copy.path, ["retention_period"]), 7)), "outlives_source": null,
}) |
	some copy in _copies
]

_copies := array.concat(
	[{"id": copy.id, "of": of, "region": region, "holder": copy, "path": []} |
		some copy in input.terraform.aws_redshift_snapshot_copy
		some of in lib.refs(copy, "cluster_identifier")
		region := lib.at(copy, ["destination_region"], null)
	],
	[{"id": cluster.id, "of": cluster.id, "region": region, "holder": cluster, "path": ["snapshot_copy", 0]} |
		some cluster in input.terraform.aws_redshift_cluster
		region := lib.text(cluster, ["snapshot_copy", 0, "destination_region"])
		region != ""
	],
)

# A replication group that follows one of another region can be promoted within a minute.
_followers := [{
	"id": service.id, "of": service.replica_of, "kind": "replica", "region": service.region,
	"age_s": 1, "age_from": "AWS documentation: typically under a second, no bound",
	"restore_s": 60, "restore_from": "AWS documentation: typically under a minute to promote",
	"retention_s": null, "outlives_source": true, "unknown": {},
} |
	some service in aws_elasticache.found
	some other in aws_elasticache.found
	service.replica_of == other.id
]
