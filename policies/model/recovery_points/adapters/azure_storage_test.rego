package resilience.recovery_points_azure_storage_test

import data.resilience.model.recovery_points.adapters.azure_storage
import data.resilience.testing as build

_found(type, region) := found if {
	found := azure_storage.found with input as build.document([build.terraform("azurerm_storage_account", "main", {"region": region, "values": {"account_replication_type": type}})], {})
}

test_the_copy_in_the_paired_region if {
	_found("GZRS", {"name": "westeurope"}) == [{
		"id": "plan.json#azurerm_storage_account.main", "of": "plan.json#azurerm_storage_account.main", "kind": "replica", "region": "northeurope",
		"age_s": 900, "age_from": "Azure documentation: typically less than 15 minutes, no bound",
		"restore_s": 3600, "restore_from": "Azure documentation: an hour typically to fail the account over, which somebody does",
		"retention_s": null, "outlives_source": false, "unknown": {},
	}]
}

test_a_region_that_is_not_known if {
	[point] := _found("GRS", {"unknown": "x"})
	point.region == null
}

test_no_second_copy if _found("ZRS", {"name": "westeurope"}) == []
