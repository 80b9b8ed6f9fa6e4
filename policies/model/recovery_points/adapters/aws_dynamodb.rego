# METADATA
# title: Point-in-time recovery and replicas of DynamoDB
# description: |
#   A table with point-in-time recovery can be restored to what it was about five minutes ago. A replica follows within about a second and can be
#   written to at once; with multi-Region strong consistency it has lost nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
#     description: The latest restorable time is typically five minutes ago
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
#     description: Changes are typically propagated within a second
package resilience.model.recovery_points.adapters.aws_dynamodb

import data.resilience.model.data_services.adapters.aws_dynamodb

# METADATA
# description: Recovery points of the DynamoDB tables in the input.
found := array.concat(_continuous, _replicas)

_continuous := [{
	"id": table.id, "of": table.id, "kind": "continuous", "region": table.region,
	"age_s": 300, "age_from": "AWS documentation: restorable to about five minutes ago",
	"restore_s": null, "restore_from": "AWS documentation: depends on the size of the table",
	"retention_s": table.retention_s, "outlives_source": true, "unknown": {},
} |
	some table in aws_dynamodb.found
	table.point_in_time.holds == true
]

_replicas := [{
	"id": replica.id, "of": of, "kind": "replica", "region": replica.region,
	"age_s": _age_s(replica), "age_from": "AWS documentation: typically within a second, no bound",
	"restore_s": 0, "restore_from": "a replica can be written to as it is",
	"retention_s": null, "outlives_source": true, "unknown": _unknown(replica),
} |
	some of, replicas in aws_dynamodb.replicas
	some replica in replicas
]

_age_s(replica) := 0 if replica.strong

_age_s(replica) := 1 if not replica.strong

_unknown(replica) := {} if replica.region != null

_unknown(replica) := {"region": "where a replica is, is not known"} if replica.region == null
