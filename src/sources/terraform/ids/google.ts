/** Collections of the Compute API by where their members stand; the provider's type follows from the collection's name unless it is given. */
const GLOBAL: Record<string, string> = {
  google_compute_backend_bucket: "backendBuckets",
  google_compute_backend_service: "backendServices",
  google_compute_external_vpn_gateway: "externalVpnGateways",
  google_compute_global_address: "addresses",
  google_compute_global_forwarding_rule: "forwardingRules",
  google_compute_global_network_endpoint_group: "networkEndpointGroups",
  google_compute_health_check: "healthChecks",
  google_compute_http_health_check: "httpHealthChecks",
  google_compute_https_health_check: "httpsHealthChecks",
  google_compute_image: "images",
  google_compute_instance_template: "instanceTemplates",
  google_compute_interconnect: "interconnects",
  google_compute_managed_ssl_certificate: "sslCertificates",
  google_compute_network: "networks",
  google_compute_security_policy: "securityPolicies",
  google_compute_snapshot: "snapshots",
  google_compute_ssl_certificate: "sslCertificates",
  google_compute_ssl_policy: "sslPolicies",
  google_compute_target_grpc_proxy: "targetGrpcProxies",
  google_compute_target_http_proxy: "targetHttpProxies",
  google_compute_target_https_proxy: "targetHttpsProxies",
  google_compute_target_ssl_proxy: "targetSslProxies",
  google_compute_target_tcp_proxy: "targetTcpProxies",
  google_compute_url_map: "urlMaps",
};

const REGIONAL: Record<string, string> = {
  google_compute_address: "addresses",
  google_compute_forwarding_rule: "forwardingRules",
  google_compute_ha_vpn_gateway: "vpnGateways",
  google_compute_interconnect_attachment: "interconnectAttachments",
  google_compute_region_backend_service: "backendServices",
  google_compute_region_disk: "disks",
  google_compute_region_health_check: "healthChecks",
  google_compute_region_instance_group_manager: "instanceGroupManagers",
  google_compute_region_instance_template: "instanceTemplates",
  google_compute_region_network_endpoint_group: "networkEndpointGroups",
  google_compute_region_ssl_certificate: "sslCertificates",
  google_compute_region_target_http_proxy: "targetHttpProxies",
  google_compute_region_target_https_proxy: "targetHttpsProxies",
  google_compute_region_target_tcp_proxy: "targetTcpProxies",
  google_compute_region_url_map: "urlMaps",
  google_compute_resource_policy: "resourcePolicies",
  google_compute_router: "routers",
  google_compute_subnetwork: "subnetworks",
  google_compute_target_pool: "targetPools",
  google_compute_vpn_gateway: "targetVpnGateways",
  google_compute_vpn_tunnel: "vpnTunnels",
};

const ZONAL: Record<string, string> = {
  google_compute_disk: "disks",
  google_compute_instance: "instances",
  google_compute_instance_group: "instanceGroups",
  google_compute_instance_group_manager: "instanceGroupManagers",
  google_compute_network_endpoint_group: "networkEndpointGroups",
  google_compute_target_instance: "targetInstances",
};

/** Ids of the other APIs, by what the provider's documentation gives for import. */
const OTHERS: Record<string, string> = {
  google_alloydb_cluster: "projects/{project}/locations/{location}/clusters/{cluster_id}",
  google_alloydb_instance: "{cluster}/instances/{instance_id}",
  google_artifact_registry_repository: "projects/{project}/locations/{location}/repositories/{repository_id}",
  google_bigquery_dataset: "projects/{project}/datasets/{dataset_id}",
  google_bigtable_instance: "projects/{project}/instances/{name}",
  google_cloud_run_v2_service: "projects/{project}/locations/{location}/services/{name}",
  google_container_cluster: "projects/{project}/locations/{location}/clusters/{name}",
  google_dns_managed_zone: "projects/{project}/managedZones/{name}",
  google_filestore_instance: "projects/{project}/locations/{location}/instances/{name}",
  google_firestore_database: "projects/{project}/databases/{name}",
  google_gke_backup_backup_plan: "projects/{project}/locations/{location}/backupPlans/{name}",
  google_kms_crypto_key: "{key_ring}/cryptoKeys/{name}",
  google_kms_key_ring: "projects/{project}/locations/{location}/keyRings/{name}",
  google_memorystore_instance: "projects/{project}/locations/{location}/instances/{instance_id}",
  google_pubsub_subscription: "projects/{project}/subscriptions/{name}",
  google_pubsub_topic: "projects/{project}/topics/{name}",
  google_redis_cluster: "projects/{project}/locations/{region}/clusters/{name}",
  google_redis_instance: "projects/{project}/locations/{region}/instances/{name}",
  google_secret_manager_secret: "projects/{project}/secrets/{secret_id}",
  google_spanner_instance: "projects/{project}/instances/{name}",
  google_sql_database_instance: "projects/{project}/instances/{name}",
  google_vpc_access_connector: "projects/{project}/locations/{region}/connectors/{name}",
};

/** The id of a type as its configuration makes it: a path from the project on, as ids have it and self links end in. */
export const GOOGLE_PATHS: Record<string, string> = {
  ...below("projects/{project}/global", GLOBAL),
  ...below("projects/{project}/regions/{region}", REGIONAL),
  ...below("projects/{project}/zones/{zone}", ZONAL),
  ...OTHERS,
};

function below(place: string, collections: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(collections).map(([type, collection]) => [type, `${place}/${collection}/{name}`]),
  );
}
