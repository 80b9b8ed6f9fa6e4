# METADATA
# title: Containers and shares of storage accounts
# description: |
#   Earlier versions and deleted blobs are kept in a container, and go with it: a container that is deleted comes back only where the account keeps
#   deleted containers, a file share only where it keeps deleted shares.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview
#     description: Soft delete for containers
package resilience.model.data_services.adapters.azure_storage_parts

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the containers and shares whose account is in sight.
found := [record |
	some type, made in _types
	some part in input.terraform[type]
	account := _account_of(part)
	record := components.record(part, made.kind, {
		"region": components.region(account),
		"deletion_undone": _kept(account, made),
		"needs": [account.id], "related": [account.id],
	})
]

_types := {
	"azurerm_storage_container": {
		"kind": "blob container", "at": ["blob_properties", 0, "container_delete_retention_policy", 0, "days"],
		"mend": "Write `blob_properties { container_delete_retention_policy { days = 14 } }` in its storage account.",
	},
	"azurerm_storage_share": {
		"kind": "file share", "at": ["share_properties", 0, "retention_policy", 0, "days"],
		"mend": "Write `share_properties { retention_policy { days = 14 } }` in its storage account.",
	},
}

# An account of one name may be in sight twice; it is in one of them.
_account_of(part) := [_accounts[id] |
	some id in sort(lib.refs(part, "storage_account_id") | lib.refs(part, "storage_account_name"))
	_accounts[id]
][0]

_accounts := {account.id: account | some account in azure.made.azurerm_storage_account}

# A policy that is written without days keeps seven. The attribute is one of the account.
_kept(account, made) := object.union(lib.with_mend(lib.at_least(account, made.at, _default(account, made), 1), made.mend), {"attribute": null})

_default(account, made) := 7 if {
	count(lib.at(account, array.slice(made.at, 0, 3), [])) > 0
} else := null
