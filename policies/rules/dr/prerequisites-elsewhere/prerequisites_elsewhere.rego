# METADATA
# title: Keys, secrets and images are in the recovery region
# description: |
#   A copy in another region is of no use where the key that it is encrypted with, the secret that opens it or the image that reads it was
#   only in the region that is gone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
#     description: Multi-Region keys
#   - ref: https://cloud.google.com/kms/docs/locations
#     description: Locations of Cloud KMS
# custom:
#   severity: warning
#   remediation:
#     - for: KMS
#       types: [aws_kms_]
#       text: |
#         `multi_region = true` and an `aws_kms_replica_key` in the recovery region.
#     - for: Secrets Manager
#       types: [aws_secretsmanager_]
#       text: |
#         `replica { region = ... }`.
#     - for: ECR
#       types: [aws_ecr_]
#       text: |
#         An `aws_ecr_replication_configuration` with the recovery region.
#     - for: Google
#       types: [google_]
#       text: |
#         Key rings and repositories in a location of several regions, secrets with `replication { auto {} }`.
#     - for: Container Registry
#       types: [azurerm_container_registry]
#       text: |
#         A `georeplications` block, with `sku = "Premium"`.
#     - for: Bastions, resolvers, search services, models
#       types: [azurerm_bastion_host, azurerm_private_dns_resolver, azurerm_search_service, azurerm_cognitive_deployment]
#       text: |
#         A second one in the recovery region that the settings name.
#     - for: Private zones
#       types: [azurerm_private_dns_zone]
#       text: |
#         An `azurerm_private_dns_zone_virtual_network_link` for the network of the recovery region.
#     - for: App Configuration
#       types: [azurerm_app_configuration]
#       text: |
#         A `replica` block.
#   standards: [S1, S6, AWS REL13-BP02, AWS REL13-BP04, "Azure RE:09", NIST CP-6(3), NIST CP-7(4), ISO 27001 A.5.30]
#   equivalents:
#     - 0e57956d
#     - 36ea6c09
#     - 61187af4
#     - Azure.ACR.GeoReplica
#     - Azure.AppConfig.GeoReplica
#     - Azure.EntraDS.MinReplicas
#     - Azure.EntraDS.SKU
#     - CKV_AZURE_165
#     - a2341513
#     - b14ee8ed
#     - bdd38c02
#     - dff62efe
#   since: 0.1.0
package resilience.rules.dr["prerequisites-elsewhere"]

import data.resilience.lib
import data.resilience.model.prerequisites
import data.resilience.model.prerequisites.counterparts

# METADATA
# description: Keys, secrets, registries of images, configuration, and what a recovery region must have of its own.
subjects := object.union(lib.asked_of(prerequisites.by_id, "survives_region"), counterparts.by_id)

needs := ["survives_region"]

protects := "recovery"

violations contains lib.entry(component, component.survives_region, $"{component.name} is only in its own region ({component.survives_region.why}): a recovery elsewhere has to do without.") if {
	some component in subjects
	component.survives_region.holds == false
}
