import {
  CARRIES_MESSAGES,
  HOLDS_DATA,
  LEADS_TRAFFIC,
  MAKES_COPIES,
  NEEDED_TO_RECOVER,
  RUNS_WORKLOAD,
  reasonsOf,
} from "./reasons.ts";

/**
 * Terraform types that high availability or recovery depends on. Only a type that no policy reads is looked up here: one that is modelled
 * meanwhile may stay in the list.
 */
const MATTERS = reasonsOf(
  [
    HOLDS_DATA,
    `aws_docdb_cluster aws_docdb_cluster_instance aws_docdb_global_cluster aws_dsql_cluster aws_dynamodb_global_table aws_dynamodb_table
    aws_dynamodb_table_replica aws_ebs_volume aws_efs_file_system aws_elasticache_cluster aws_elasticache_global_replication_group
    aws_elasticache_replication_group aws_elasticache_serverless_cache aws_elasticsearch_domain aws_fsx_lustre_file_system
    aws_fsx_ontap_file_system aws_fsx_openzfs_file_system aws_fsx_windows_file_system aws_keyspaces_table aws_memorydb_cluster
    aws_neptune_cluster aws_neptune_cluster_instance aws_neptune_global_cluster aws_opensearch_domain aws_rds_global_cluster
    aws_redshift_cluster aws_timestreamwrite_table
    google_alloydb_cluster google_alloydb_instance google_bigquery_dataset google_bigtable_instance google_compute_disk
    google_compute_region_disk google_filestore_instance google_firestore_database google_memorystore_instance google_redis_cluster
    google_redis_instance google_spanner_database google_spanner_instance google_sql_database_instance
    azurerm_cosmosdb_account azurerm_kusto_cluster azurerm_managed_disk azurerm_managed_redis azurerm_mariadb_server
    azurerm_mssql_database azurerm_mssql_elasticpool azurerm_mssql_managed_instance azurerm_mysql_flexible_server azurerm_mysql_server
    azurerm_netapp_volume azurerm_postgresql_flexible_server azurerm_postgresql_server azurerm_redis_cache
    azurerm_redis_enterprise_cluster azurerm_search_service azurerm_storage_account azurerm_storage_share azurerm_synapse_workspace
    digitalocean_database_cluster digitalocean_spaces_bucket digitalocean_volume ibm_cos_bucket ibm_database mongodbatlas_cluster
    mongodbatlas_advanced_cluster oci_database_autonomous_database oci_objectstorage_bucket elasticsearch_cluster ec_deployment`,
  ],
  [
    MAKES_COPIES,
    `aws_backup_plan aws_backup_region_settings aws_backup_restore_testing_plan aws_backup_selection aws_backup_vault
    aws_backup_vault_lock_configuration aws_datasync_task aws_db_instance_automated_backups_replication aws_dlm_lifecycle_policy
    aws_ebs_snapshot aws_ebs_snapshot_copy aws_efs_replication_configuration aws_rds_export_task aws_redshift_snapshot_schedule
    google_backup_dr_backup_plan google_backup_dr_backup_vault google_compute_disk_async_replication google_compute_resource_policy
    google_compute_snapshot google_gke_backup_backup_plan google_gke_backup_restore_plan google_storage_transfer_job
    azurerm_backup_policy_file_share azurerm_backup_policy_vm azurerm_backup_protected_vm azurerm_data_protection_backup_instance_kubernetes_cluster
    azurerm_data_protection_backup_policy_blob_storage azurerm_data_protection_backup_policy_disk
    azurerm_data_protection_backup_policy_kubernetes_cluster azurerm_data_protection_backup_vault azurerm_recovery_services_vault
    azurerm_site_recovery_replicated_vm azurerm_site_recovery_replication_policy azurerm_storage_object_replication
    mongodbatlas_cloud_backup_schedule oci_core_volume_backup_policy oci_objectstorage_replication_policy`,
  ],
  [
    RUNS_WORKLOAD,
    `aws_ecs_service aws_eks_fargate_profile aws_emr_cluster aws_mwaa_environment aws_spot_fleet_request
    google_cloud_run_service google_cloud_run_v2_service google_compute_instance_group_manager google_compute_region_instance_group_manager
    google_container_cluster google_container_node_pool google_dataproc_cluster
    azurerm_container_app azurerm_kubernetes_cluster azurerm_kubernetes_cluster_node_pool azurerm_linux_virtual_machine
    azurerm_linux_virtual_machine_scale_set azurerm_linux_web_app azurerm_orchestrated_virtual_machine_scale_set azurerm_service_plan
    azurerm_virtual_machine azurerm_virtual_machine_scale_set azurerm_windows_virtual_machine azurerm_windows_virtual_machine_scale_set
    digitalocean_droplet digitalocean_kubernetes_cluster digitalocean_kubernetes_node_pool ibm_container_vpc_cluster
    vsphere_virtual_machine openstack_compute_instance_v2 nomad_job`,
  ],
  [
    LEADS_TRAFFIC,
    `aws_alb aws_cloudfront_distribution aws_elb aws_lb_target_group aws_nat_gateway aws_route53recoverycontrolconfig_routing_control
    google_compute_forwarding_rule google_compute_region_backend_service google_dns_record_set google_compute_router_nat
    azurerm_application_gateway azurerm_cdn_frontdoor_origin azurerm_cdn_frontdoor_origin_group azurerm_frontdoor azurerm_lb
    azurerm_nat_gateway azurerm_traffic_manager_azure_endpoint azurerm_traffic_manager_external_endpoint azurerm_traffic_manager_profile
    cloudflare_load_balancer cloudflare_load_balancer_pool digitalocean_loadbalancer ns1_record`,
  ],
  [
    CARRIES_MESSAGES,
    `aws_kinesis_stream aws_mq_broker aws_msk_cluster aws_msk_replicator aws_msk_serverless_cluster
    google_managed_kafka_cluster google_pubsub_lite_topic azurerm_eventhub_namespace azurerm_servicebus_namespace
    azurerm_servicebus_namespace_disaster_recovery_config confluent_kafka_cluster`,
  ],
  [
    NEEDED_TO_RECOVER,
    `aws_ecr_replication_configuration aws_kms_replica_key aws_secretsmanager_secret azurerm_container_registry azurerm_key_vault
    google_artifact_registry_repository google_kms_crypto_key google_secret_manager_secret`,
  ],
);

/** Why it matters that no rule judges a resource of this type (`data.` types never do); null where it does not. */
export function whyTerraformMatters(type: string): string | null {
  return MATTERS.get(type) ?? null;
}

/** Every type of the list. */
export function terraformTypesThatMatter(): string[] {
  return [...MATTERS.keys()];
}
