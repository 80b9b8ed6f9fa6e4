package resilience.stores_azure_test

import data.resilience.lib
import data.resilience.model.stores
import data.resilience.model.stores.adapters.azure
import data.resilience.testing as build

_found(resources) := found if {
	found := azure.found with input as build.document(resources, {})
}

_account(type, values) := build.terraform("azurerm_storage_account", "main", {
	"region": {"name": "westeurope"},
	"values": object.union({"account_replication_type": type}, values),
})

_not_kept := lib.fails(
	"neither earlier versions nor deleted blobs are kept", "blob_properties.0.versioning_enabled",
	"Write `blob_properties { versioning_enabled = true` with `delete_retention_policy { days = 14 } }`.",
)

_record(built, given) := stores.record(built.envelope, "storage account", object.union(
	{"provider": "azure", "regions": ["westeurope"], "lag_s": 0, "deletion_undone": _not_kept, "unknown": {}},
	given,
))

test_copies_in_one_data_centre if {
	account := _account("LRS", {})
	_found([account]) == [object.union(
		_record(account, {"redundancy": "node", "lag_source": "copies in its data centre are made at once"}),
		{"survives_data_centre": lib.fails("account_replication_type is LRS", "account_replication_type", "Set `account_replication_type = \"ZRS\"`.")},
	)]
}

test_copies_in_three_data_centres if {
	account := _account("ZRS", {})
	_found([account]) == [_record(account, {"redundancy": "data-centre", "lag_source": "copies in its zones are made at once"})]
}

test_copies_in_the_paired_region_are_something_to_restore_from if {
	account := _account("GRS", {"blob_properties": [{"versioning_enabled": true}]})
	_found([account]) == [object.union(
		_record(account, {
			"regions": ["northeurope", "westeurope"], "redundancy": "region", "lag_s": 900,
			"lag_source": "Azure documentation: typically less than 15 minutes, no bound",
			"deletion_undone": lib.holds("blob_properties.versioning_enabled is true"),
		}),
		{"survives_region": null},
	)]
}

test_a_type_that_is_not_known if {
	[hidden] := _found([build.over(_account("LRS", {}), {"withheld": {"account_replication_type": true}})])
	[hidden.redundancy, hidden.survives_data_centre.holds, hidden.unknown.redundancy] == ["unknown", null, "azurerm_storage_account.main: account_replication_type is marked sensitive"]
	[other] := _found([_account("XRS", {})])
	other.unknown.redundancy == "azurerm_storage_account.main: its account_replication_type is not one that is known"
}

_undone(values) := found[0].deletion_undone if {
	found := _found([_account("LRS", values)])
}

test_deleted_blobs_are_kept if {
	_undone({"blob_properties": [{"delete_retention_policy": [{}]}]}) == lib.holds("blob_properties.delete_retention_policy.days is 7")
	_undone({"blob_properties": [{"delete_retention_policy": [{"days": 0}]}]}) == _not_kept
	_undone({"blob_properties": [{}]}) == _not_kept
}

test_deleted_shares_of_an_account_for_files if {
	_undone({"account_kind": "FileStorage", "share_properties": [{"retention_policy": [{"days": 30}]}]}) == lib.holds("share_properties.retention_policy.days is 30")
	_undone({"account_kind": "FileStorage", "blob_properties": [{"delete_retention_policy": [{"days": 10}]}]}).mend == "Write `share_properties { retention_policy { days = 14 } }`."
}

test_a_policy_that_keeps_what_is_there if {
	[of_account] := _found([_account("LRS", {"immutability_policy": [{"state": "Locked"}]})])
	of_account.immutable == lib.holds("an immutability policy is on it")
	account := _account("LRS", {})
	container := build.referring(build.terraform("azurerm_storage_container", "main", {}), {"storage_account_name": [account]})
	policy := build.referring(build.terraform("azurerm_storage_container_immutability_policy", "main", {}), {"storage_container_resource_manager_id": [container]})
	[of_container] := _found([account, container, policy])
	[of_container.immutable, of_container.related] == [lib.holds("an immutability policy is on a container of it"), [build.id(container)]]
}

test_an_account_that_can_be_wound_back if {
	stores := azure.found with input as build.document([build.terraform("azurerm_storage_account", "main", {"region": {"name": "westeurope"}, "values": {"account_replication_type": "ZRS", "blob_properties": [{"restore_policy": [{"days": 7}]}]}})], {})
	[store.deletion_undone.holds | some store in stores] == [true]
}

test_every_kind_of_copies if {
	{type: [store.redundancy, store.regions, store.lag_s] | some type in ["LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS", "gzrs", "OTHER"]; some store in _found([_account(type, {})])} == {
		"LRS": ["node", ["westeurope"], 0], "ZRS": ["data-centre", ["westeurope"], 0],
		"GRS": ["region", ["northeurope", "westeurope"], 900], "RAGRS": ["region", ["northeurope", "westeurope"], 900],
		"GZRS": ["region", ["northeurope", "westeurope"], 900], "RAGZRS": ["region", ["northeurope", "westeurope"], 900],
		"gzrs": ["region", ["northeurope", "westeurope"], 900], "OTHER": ["unknown", [], null],
	}
}
