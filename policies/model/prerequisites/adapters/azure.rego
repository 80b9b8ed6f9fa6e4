# METADATA
# title: Key vaults, registries and configuration of Azure
# description: |
#   Azure copies a key vault to the paired region and fails it over by itself; in a region without a pair it stays where it is. What is deleted is kept for
#   7 to 90 days, and with purge protection nobody can empty it before. A registry of any tier spreads over the zones of its region by itself, whatever
#   `zone_redundancy_enabled` says; it is in its own region and those of its `georeplications`, which the Premium tier has; a configuration store in its own and those of its replicas.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-key-vault
#     description: Reliability of Key Vault
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication
#     description: Geo-replication of Container Registry
#   - ref: https://learn.microsoft.com/azure/azure-app-configuration/concept-geo-replication
#     description: Geo-replication of App Configuration
package resilience.model.prerequisites.adapters.azure

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the vaults, registries, configuration stores, machine images and managed domains in the input.
found := array.concat(array.concat(_vaults, _registries), array.concat(_configurations, array.concat(_images, _domains)))

_vaults := [record |
	some vault in azure.made.azurerm_key_vault
	record := components.record(vault, "key vault", {
		"survives_region": _failed_over(vault),
		"deletion_undone": lib.flag(vault, ["soft_delete_enabled"], true),
		"deletion_refused": _no_purge(vault, "key vault"),
	})
]

# A deletion that somebody makes final, by purging what is kept, is refused with purge protection, any with a lock.
_no_purge(resource, kind) := azure.lock(resource) if {
	azure.locked(resource)
} else := lib.with_why(lib.flag(resource, ["purge_protection_enabled"], false), $"whoever deletes the {kind} can purge it too, since purge_protection_enabled is not true")

_failed_over(vault) := lib.holds("Azure fails it over to the paired region, to be read") if {
	azure.pair_of(vault) != null
} else := lib.undecided($"{vault.address}: its region is not known") if {
	not vault.region.name
} else := lib.fails("its region has no paired region that Azure could fail it over to", null, "Make a second `azurerm_key_vault` in the recovery region, and put the keys and secrets into both.")

_registries := [record |
	some registry in input.terraform.azurerm_container_registry
	record := components.record(registry, "container registry", {
		"survives_data_centre": azure.by_itself(registry, "it spreads over the zones"),
		"survives_region": lib.with_mend(_replicated(registry), "Set `sku = \"Premium\"` and write a `georeplications` block for the recovery region."),
	})
]

_replicated(registry) := lib.any_of([lib.given(registry, [attribute], null) | some attribute in ["georeplications", "georeplication_locations"]])

_configurations := [record |
	some store in input.terraform.azurerm_app_configuration
	record := components.record(store, "configuration store", {
		"survives_region": lib.given(store, ["replica"], "Write a `replica` block for the recovery region, with `sku = \"standard\"`."),
		"vouched_for": lib.with_why(lib.one_of(store, ["sku"], "free", ["standard", "premium"]), "the free tier has no service level"),
		"deletion_refused": _no_purge(store, "configuration store"),
	})
]

_images := [record |
	some image in input.terraform.azurerm_shared_image_version
	record := components.record(image, "machine image", {"survives_region": _in_regions(image)})
]

_in_regions(image) := lib.undecided_at(image, ["target_region"]) if {
	lib.is_hidden(image, ["target_region"])
} else := lib.holds("it is kept in two regions") if {
	count({azure.location(region.name) | some region in lib.at(image, ["target_region"], [])}) > 1
} else := lib.fails("it is kept in one region", "target_region", "Write a `target_region` block for the recovery region.")

# A managed domain has replica sets in other regions, in tiers above Standard.
_domains := [record |
	some domain in input.terraform.azurerm_active_directory_domain_service
	record := components.record(domain, "managed domain", {"survives_region": _replica_sets(domain)})
]

_replica_sets(domain) := lib.holds("it has a second replica set") if {
	count(lib.referrers(domain, "domain_service_id")) > 0
} else := lib.fails("it has one replica set", "sku", "Make an `azurerm_active_directory_domain_service_replica_set` in the recovery region, with `sku = \"Enterprise\"`.")
