# METADATA
# title: A data service has a member to take over
# description: |
#   A data service of one machine is down from the moment that machine fails until it is replaced. A standby or replica takes over by
#   itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
#     description: Replication of ElastiCache
# custom:
#   severity: error
#   remediation:
#     - text: |
#         Give it a standby or a second member.
#     - for: RDS instance
#       types: [aws_db_]
#       text: |
#         `multi_az = true`.
#     - for: Aurora
#       types: [aws_rds_]
#       text: |
#         Two instances of the cluster.
#     - for: Cloud SQL
#       types: [google_sql_]
#       text: |
#         `availability_type = "REGIONAL"`.
#     - for: Memorystore
#       types: [google_redis_]
#       text: |
#         `tier = "STANDARD_HA"`, or `replica_count = 1`.
#     - for: Flexible servers of Azure
#       types: [azurerm_postgresql_, azurerm_mysql_]
#       text: |
#         `high_availability { mode = "SameZone" }`, or `"ZoneRedundant"` to outlive a data centre too.
#     - for: Redis of Azure
#       types: [azurerm_redis_]
#       text: |
#         `sku_name = "Standard"` or a higher one.
#     - for: Search
#       types: [azurerm_search_]
#       text: |
#         `replica_count = 2` or more.
#   standards: [S8, AWS REL10-BP01, AWS REL11-BP02, "Azure RE:05", NIST SC-24, ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - Azure.Search.QuerySLA
#     - CKV2_AWS_59
#     - CKV_AZURE_209
#     - CKV_AZURE_230
#     - OPENSEARCH_PRIMARY_NODE_FAULT_TOLERANCE
#     - elasticache_redis_cluster_automatic_failover_enabled
#     - mysql_flexible_server_high_availability_enabled
#     - opensearch_service_domains_fault_tolerant_master_nodes
#     - postgresql_flexible_server_high_availability_enabled
#   since: 0.1.0
package resilience.rules.ha["data-service-nodes"]

import data.resilience.lib
import data.resilience.model.data_services

# METADATA
# description: Data services whose members the user chooses.
subjects := lib.asked_of(data_services.by_id, "survives_node")

needs := ["survives_node"]

protects := "node"

violations contains object.union(lib.entry(component, component.survives_node, $"{component.name} has nothing that takes over when its machine fails ({component.survives_node.why})."), {"caused_by": _cause(component)}) if {
	some component in subjects
	component.survives_node.holds == false
}

# A second member in another data centre mends both.
_cause(component) := {"rule": "ha/data-service-data-centres", "subject": component.id} if {
	component.survives_data_centre.holds == false
} else := null
