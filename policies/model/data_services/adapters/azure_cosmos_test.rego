package resilience.data_services_azure_cosmos_test

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.data_services.adapters.azure_cosmos
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_cosmos.found with input as build.document(resources, {})
}

_account(locations, values) := build.terraform("azurerm_cosmosdb_account", "main", {"region": {"name": "westeurope"}, "values": object.union({"geo_location": locations}, values)})

_here(zonal) := {"location": "West Europe", "failover_priority": 0, "zone_redundant": zonal}

_there := {"location": "northeurope", "failover_priority": 1}

_record(built, given) := build.component(built, "Cosmos DB account", object.union(
	{
		"holds_data": true, "retention_s": 28800, "retention_follows": "point_in_time", "failover_s": 900,
		"survives_node": lib.holds("it keeps four copies"),
		"survives_data_centre": lib.fails("geo_location.zone_redundant is false", "geo_location.0.zone_redundant", "Set `zone_redundant = true` in its `geo_location` block."),
		"survives_region": lib.fails("it is in one region", "geo_location", "Add a `geo_location` block of another region, and set `automatic_failover_enabled = true`."),
		"backed_up": lib.holds("Azure backs it up"),
		"point_in_time": lib.fails("backup.type is not set", "backup.0.type", "Write `backup { type = \"Continuous\" }`, for example with `tier = \"Continuous30Days\"`."),
		"backup_elsewhere": lib.holds("backup.storage_redundancy is Geo"),
		"deletion_refused": azure.lock(built.envelope),
		"vouched_for": lib.holds("free_tier_enabled is false"),
	},
	given,
))

test_an_account_in_one_data_centre if {
	account := _account([_here(false)], {})
	_found([account]) == [_record(account, {})]
}

test_an_account_over_zones if {
	account := _account([_here(true)], {"backup": [{"type": "Continuous", "tier": "Continuous7Days"}]})
	_found([account]) == [_record(account, {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "failover_s": null, "retention_s": 604800, "retention_follows": null,
		"survives_data_centre": lib.holds("geo_location.zone_redundant is true"),
		"point_in_time": lib.holds("backup.type is Continuous"),
		"backup_elsewhere": lib.fails("continuous backups stay in the regions of the account", "geo_location", "Add a `geo_location` block of another region."),
	})]
}

test_an_account_that_fails_over if {
	account := _account([_there, _here(false)], {"automatic_failover_enabled": true, "backup": [{"type": "Continuous"}]})
	fails_over := lib.holds("automatic_failover_enabled is true")
	_found([account]) == [_record(account, {
		"survives_data_centre": fails_over, "survives_region": fails_over, "retention_s": 2592000, "retention_follows": null,
		"point_in_time": lib.holds("backup.type is Continuous"),
		"backup_elsewhere": lib.holds("it is backed up in each of its regions"),
	})]
	azure_cosmos.regions_of(account.envelope) == ["westeurope", "northeurope"]
}

test_an_account_that_is_written_in_two_regions if {
	[record] := _found([_account([_here(false), _there], {"enable_multiple_write_locations": true})])
	[record.survives_region, record.failover_s] == [lib.holds("enable_multiple_write_locations is true"), null]
}

test_two_regions_and_nothing_that_fails_over if {
	[record] := _found([_account([_here(false), _there], {})])
	record.survives_region == lib.fails("it is in two regions, and nothing makes it fail over by itself", "automatic_failover_enabled", "Set `automatic_failover_enabled = true`.")
}

test_the_free_tier if {
	[record] := _found([_account([_here(false)], {"free_tier_enabled": true})])
	record.vouched_for == lib.fails("free_tier_enabled is true", "free_tier_enabled", "Take `free_tier_enabled` out.")
}

test_periodic_backups_kept_here if {
	[record] := _found([_account([_here(false)], {"backup": [{"type": "Periodic", "retention_in_hours": 48, "storage_redundancy": "Local"}]})])
	[record.retention_s, record.backup_elsewhere.why] == [172800, "backup.storage_redundancy is Local"]
}

test_locations_that_are_not_known if {
	[record] := _found([build.terraform("azurerm_cosmosdb_account", "main", {"withheld": {"geo_location": true}})])
	[record.survives_region.holds, record.survives_data_centre.holds] == [null, null]
}

test_every_way_to_go_on_elsewhere if {
	every attribute in ["automatic_failover_enabled", "enable_automatic_failover", "multiple_write_locations_enabled", "enable_multiple_write_locations"] {
		[record] := _found([_account([_here(false), _there], {attribute: true})])
		record.survives_region == lib.holds($"{attribute} is true")
	}
	[[attribute, record.failover_s] |
		some attribute in ["enable_automatic_failover", "multiple_write_locations_enabled", "enable_multiple_write_locations"]
		some record in _found([_account([_here(false), _there], {attribute: true})])
	] == [["enable_automatic_failover", 900], ["multiple_write_locations_enabled", null], ["enable_multiple_write_locations", null]]
}

test_the_free_tier_of_every_provider_version if {
	every attribute in ["free_tier_enabled", "enable_free_tier"] {
		[record] := _found([_account([_here(false)], {attribute: true})])
		record.vouched_for.why == $"{attribute} is true"
	}
}

test_how_long_backups_are_kept if {
	[record.retention_s |
		some backup in [
			{"type": "Continuous", "tier": "Continuous7Days"}, {"type": "Continuous"}, {"type": "Continuous", "tier": "Continuous30Days"},
			{"type": "Periodic"}, {"type": "Periodic", "retention_in_hours": 24}, {"type": "Periodic", "retention_in_hours": "x"},
		]
		some record in _found([_account([_here(false)], {"backup": [backup]})])
	] == [604800, 2592000, 2592000, 28800, 86400, null]
}
