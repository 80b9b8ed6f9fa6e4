# METADATA
# title: Storage accounts of Azure
# description: |
#   The replication type says what an account outlives: LRS keeps three copies in one data centre, ZRS one in each of three; GRS and GZRS keep
#   three more in the paired region, which follow within 15 minutes typically, without bound. Whatever is deleted or overwritten can be brought back
#   where earlier versions are kept, or deleted blobs for a time; an account for files alone (FileStorage) keeps deleted shares.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-redundancy
#     description: Redundancy of storage accounts
#   - ref: https://learn.microsoft.com/azure/storage/blobs/data-protection-overview
#     description: Protection of blobs
package resilience.model.stores.adapters.azure

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.stores

# METADATA
# description: Store records of the storage accounts in the input.
found := [store |
	some account in azure.made.azurerm_storage_account
	place := _place(account)
	store := _failed_over(account, place, stores.record(account, "storage account", {
		"provider": "azure", "regions": place.regions, "redundancy": place.redundancy, "lag_s": place.lag_s, "lag_source": place.lag_source,
		"deletion_undone": _undone(account), "immutable": _immutable(account),
		"related": sort({container.id | some container in _containers_of(account)}),
		"unknown": place.unknown,
	}))
]

# The copy in another region serves only when somebody fails the account over: it is something to restore from (recovery points).
_failed_over(_, place, store) := object.union(store, {"survives_region": null}) if place.redundancy == "region"

_failed_over(account, place, store) := object.union(store, {
	"survives_data_centre": lib.one_of(account, ["account_replication_type"], null, ["ZRS"]),
}) if {
	place.redundancy == "node"
}

_failed_over(_, place, store) := store if not place.redundancy in {"region", "node"}

_place(account) := {"regions": [], "redundancy": "unknown", "unknown": {"redundancy": lib.why_unknown(account, ["account_replication_type"])}, "lag_s": null, "lag_source": "not known"} if {
	lib.is_hidden(account, ["account_replication_type"])
} else := object.union(_redundancy[type], {"regions": _regions(account, _redundancy[type].redundancy), "unknown": {}}) if {
	type := upper(lib.text(account, ["account_replication_type"]))
	_redundancy[type]
} else := {
	"regions": [], "redundancy": "unknown", "lag_s": null, "lag_source": "not known",
	"unknown": {"redundancy": $"{account.address}: its account_replication_type is not one that is known"},
}

_redundancy := object.union(
	{
		"LRS": {"redundancy": "node", "lag_s": 0, "lag_source": "copies in its data centre are made at once"},
		"ZRS": {"redundancy": "data-centre", "lag_s": 0, "lag_source": "copies in its zones are made at once"},
	},
	{type: {"redundancy": "region", "lag_s": 900, "lag_source": "Azure documentation: typically less than 15 minutes, no bound"} |
		some type in ["GRS", "RAGRS", "GZRS", "RAGZRS"]
	},
)

_regions(account, redundancy) := sort({name | some name in [account.region.name, azure.pair_of(account)]; name != null}) if {
	redundancy == "region"
} else := [name | name := account.region.name]

_undone(account) := lib.with_mend(_days(account, ["share_properties", 0, "retention_policy"]), "Write `share_properties { retention_policy { days = 14 } }`.") if {
	lib.text(account, ["account_kind"]) == "FileStorage"
} else := lib.with_mend(
	lib.with_why(
		lib.any_of([
			lib.flag(account, ["blob_properties", 0, "versioning_enabled"], false),
			lib.at_least(account, ["blob_properties", 0, "restore_policy", 0, "days"], null, 1),
			_days(account, ["blob_properties", 0, "delete_retention_policy"]),
		]),
		"neither earlier versions nor deleted blobs are kept",
	),
	"Write `blob_properties { versioning_enabled = true` with `delete_retention_policy { days = 14 } }`.",
)

# A policy that is written without days keeps seven.
_days(account, block) := lib.at_least(account, array.concat(block, [0, "days"]), 7, 1) if {
	count(lib.at(account, block, [])) > 0
} else := lib.given(account, block, null)

_immutable(account) := lib.holds("an immutability policy is on it") if {
	lib.text(account, ["immutability_policy", 0, "state"]) in {"Locked", "Unlocked"}
} else := lib.holds("an immutability policy is on a container of it") if {
	some container in _containers_of(account)
	some id in lib.referrers(container, "storage_container_resource_manager_id")
	_policies[id]
} else := null

_policies := {policy.id: true | some policy in input.terraform.azurerm_storage_container_immutability_policy}

_containers_of(account) := [_containers[id] |
	some id in sort(lib.referrers(account, "storage_account_id") | lib.referrers(account, "storage_account_name"))
	_containers[id]
]

_containers := {container.id: container | some container in input.terraform.azurerm_storage_container}
