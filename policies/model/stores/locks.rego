# METADATA
# title: Management locks
# description: |
#   Whether a lock keeps a storage account, a registry or a resource group of Azure from being deleted. Azure keeps a deleted account for two weeks, images are built
#   again, and locks are often set on a whole subscription by somebody else, so that it is asked only where the settings say so.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
#     description: Management locks
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-account-recover
#     description: Storage accounts that were deleted
package resilience.model.stores.locks

import data.resilience.lib.azure

# METADATA
# description: Id of an account, a registry or a resource group to whether its deletion is refused, as a verdict.
refused := {resource.id: azure.lock(resource) |
	some type in ["azurerm_storage_account", "azurerm_container_registry", "azurerm_resource_group"]
	some resource in azure.made[type]
}
