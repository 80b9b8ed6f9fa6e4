# METADATA
# title: Vaults
# description: Where a backup service of a provider keeps its copies. Who can empty it can take every recovery point at once.
package resilience.model.vaults

# METADATA
# description: Vault id to its record.
by_id := {vault.id: vault | some vault in data.resilience.model.vaults.adapters[_].found}
