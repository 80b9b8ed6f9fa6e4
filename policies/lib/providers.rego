# Which version of its provider a resource of Terraform is planned with, as far as the input says: the version constraints of its
# configuration. Defaults and attributes differ between major versions: what rests on one asks here, and is undetermined where none of these
# functions answers.
package resilience.lib

# METADATA
# description: The major version of a provider (`aws`, `google`, `azurerm`), undefined where more than one is possible.
provider_major(resource, provider) := least if {
	least := least_provider_major(resource, provider)
	least == most_provider_major(resource, provider)
}

# METADATA
# description: The lowest major version that the provider may have, undefined where nothing bounds it.
least_provider_major(resource, provider) := input.providers[resource.input][provider].least

# METADATA
# description: The highest major version that the provider may have, undefined where nothing bounds it.
most_provider_major(resource, provider) := input.providers[resource.input][provider].most
