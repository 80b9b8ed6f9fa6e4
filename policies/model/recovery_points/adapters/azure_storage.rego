# METADATA
# title: Second copies of storage accounts
# description: |
#   The copy of a geo-redundant account in the paired region follows within 15 minutes typically, without bound; whoever owns the account fails it over,
#   which takes an hour at most typically.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-disaster-recovery-guidance
#     description: Failover of storage accounts
package resilience.model.recovery_points.adapters.azure_storage

import data.resilience.model.stores.adapters.azure

# METADATA
# description: Recovery points of the geo-redundant storage accounts in the input.
found := [point |
	some account in azure.found
	account.redundancy == "region"
	point := {
		"id": account.id, "of": account.id, "kind": "replica", "region": _elsewhere(account),
		"age_s": account.lag_s, "age_from": account.lag_source,
		"restore_s": 3600, "restore_from": "Azure documentation: an hour typically to fail the account over, which somebody does",
		"retention_s": null, "outlives_source": false, "unknown": {},
	}
]

_elsewhere(account) := others[0] if {
	others := [region | some region in account.regions; region != account.region]
	count(others) > 0
} else := null
