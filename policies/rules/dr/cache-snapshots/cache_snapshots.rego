# METADATA
# title: A cache can be filled from a snapshot
# description: |
#   A cache that is lost or rebuilt comes back empty, and what it was in front of takes the whole load until it is warm again. From a snapshot it starts filled,
#   and what was never anywhere else, such as sessions, is not lost.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html
#     description: Snapshot and restore
# custom:
#   severity: notice
#   remediation: |
#     ElastiCache: `snapshot_retention_limit = 1` or more.
#   standards: [AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13]
#   equivalents:
#     - 8fdb08a0-a868-4fdf-9c27-ccab0237f1ab
#     - AWS-0050
#     - CKV_AWS_134
#     - ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK
#     - elasticache_redis_cluster_backup_enabled
#   since: 0.1.0
package resilience.rules.dr["cache-snapshots"]

import data.resilience.lib
import data.resilience.model.data_services

# METADATA
# description: Caches, which is what can be copied and holds nothing that can't be had again.
subjects := {id: component | some id, component in lib.asked_of(data_services.by_id, "backed_up"); not component.holds_data}

needs := ["backed_up"]

protects := "data"

violations contains lib.entry(component, component.backed_up, $"{component.name} comes back empty when it is lost ({component.backed_up.why}).") if {
	some component in subjects
	component.backed_up.holds == false
}
