# METADATA
# title: A data service serves on when a data centre is lost
# description: |
#   A database, cache, broker, search domain or file system in one data centre is down as long as that data centre is, and what it wrote
#   since the last copy may be lost with it. A member in another data centre takes over within minutes and loses nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
#     description: Multi-AZ deployments of RDS
#   - ref: https://cloud.google.com/sql/docs/mysql/high-availability
#     description: High availability of Cloud SQL
# custom:
#   severity: error
#   remediation:
#     - for: RDS instance
#       types: [aws_db_]
#       text: |
#         `multi_az = true`.
#     - for: Aurora
#       types: [aws_rds_]
#       text: |
#         At least two `aws_rds_cluster_instance` of the cluster in different availability zones (leave `availability_zone` out
#         and RDS spreads them), or a multi-AZ DB cluster by `db_cluster_instance_class`.
#     - for: ElastiCache
#       types: [aws_elasticache_]
#       text: |
#         `multi_az_enabled = true` with `automatic_failover_enabled = true` and `num_cache_clusters = 2` or more.
#     - for: Cloud SQL, AlloyDB
#       types: [google_sql_, google_alloydb_]
#       text: |
#         `availability_type = "REGIONAL"`.
#     - for: Memorystore
#       types: [google_redis_]
#       text: |
#         `tier = "STANDARD_HA"` or `replica_count = 1`.
#     - for: Bigtable
#       types: [google_bigtable_]
#       text: |
#         A second `cluster` in another zone.
#     - for: Filestore
#       types: [google_filestore_]
#       text: |
#         `tier = "REGIONAL"`.
#     - for: Azure SQL
#       types: [azurerm_mssql_, azurerm_sql_]
#       text: |
#         `zone_redundant = true`.
#     - for: PostgreSQL and MySQL flexible servers
#       types: [azurerm_postgresql_, azurerm_mysql_]
#       text: |
#         `high_availability { mode = "ZoneRedundant" }`.
#     - for: Cosmos DB
#       types: [azurerm_cosmosdb_]
#       text: |
#         `zone_redundant = true` in its `geo_location`.
#     - for: Redis
#       types: [azurerm_redis_]
#       text: |
#         `sku_name = "Premium"` with `zones`.
#     - for: Search
#       types: [azurerm_search_]
#       text: |
#         `replica_count = 2` or more.
#     - for: Operators of Kubernetes
#       types: [kubernetes]
#       text: |
#         Two members or more, spread over `topology.kubernetes.io/zone`.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-7(1), ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - "20057905"
#     - 214cbc46
#     - 5a44bd30
#     - 6db03a91-f933-4f13-ab38-a8b87a7de54d
#     - 84636c6c
#     - "88856605"
#     - 921631f6
#     - AC_AWS_0104
#     - APRL/postgresql_flexible_server_high_availability_zone_redundant
#     - Azure.MySQL.ZoneRedundantHA
#     - Azure.PostgreSQL.ZoneRedundantHA
#     - Azure.Redis.AvailabilityZone
#     - Azure.RedisEnterprise.Zones
#     - CKV2_AWS_50
#     - CKV_AWS_157
#     - CKV_AWS_318
#     - CKV_AZURE_228
#     - CKV_AZURE_229
#     - FG_R00209
#     - FG_R00251
#     - OPENSEARCH_DATA_NODE_FAULT_TOLERANCE
#     - RDS_CLUSTER_MULTI_AZ_ENABLED
#     - RDS_MULTI_AZ_SUPPORT
#     - REDSHIFT_CLUSTER_MULTI_AZ_ENABLED
#     - b376281d
#     - c0085c32
#     - ca87914f
#     - cloudsql_instance_high_availability_enabled
#     - dms_instance_multi_az_enabled
#     - documentdb_cluster_multi_az_enabled
#     - dynamodb_accelerator_cluster_multi_az
#     - e3d742e1
#     - efs_multi_az_enabled
#     - elasticache_redis_cluster_multi_az_enabled
#     - f8f834a9
#     - fsx_windows_file_system_multi_az_enabled
#     - mq_broker_active_deployment_mode
#     - mq_broker_cluster_deployment_mode
#     - neptune_cluster_multi_az
#     - opensearch_service_domains_fault_tolerant_data_nodes
#     - rds_cluster_multi_az
#     - rds_instance_multi_az
#     - redshift_cluster_multi_az_enabled
#   aliases: [ha/database-data-centres]
#   since: 0.1.0
package resilience.rules.ha["data-service-data-centres"]

import data.resilience.lib
import data.resilience.model.data_services

# METADATA
# description: Data services; a copy of another is not what must survive, its source is.
subjects := lib.asked_of(data_services.by_id, "survives_data_centre")

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains lib.entry(component, component.survives_data_centre, $"{component.name} runs in one data centre ({component.survives_data_centre.why}): it is down while that data centre is.") if {
	some component in subjects
	component.survives_data_centre.holds == false
}
