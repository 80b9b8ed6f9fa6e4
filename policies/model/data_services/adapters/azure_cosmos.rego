# METADATA
# title: Cosmos DB accounts
# description: |
#   An account keeps four copies in one data centre of each of its locations, or in several with `zone_redundant`. When its write region is lost it
#   serves on where it may write in another (`multiple_write_locations_enabled`) or fails over to the next by itself (`automatic_failover_enabled`); else
#   somebody must make it. Unless told otherwise it is backed up every four hours, and the last two backups are kept, in the paired region too;
#   continuous backup restores any moment of the last 7 or 30 days, in the regions of the account.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-cosmos-db-nosql
#     description: Reliability of Cosmos DB
#   - ref: https://learn.microsoft.com/azure/cosmos-db/online-backup-and-restore
#     description: Backup and restore
package resilience.model.data_services.adapters.azure_cosmos

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the accounts in the input.
found := [record |
	some account in azure.made.azurerm_cosmosdb_account
	elsewhere := _survives_region(account)
	record := components.record(account, "Cosmos DB account", {
		"data_centres": [name | _zonal(account).holds == true; some name in azure.all_zones(account)],
		"holds_data": true,
		"survives_node": lib.holds("it keeps four copies"),
		"survives_data_centre": lib.any_of([_zonal(account), elsewhere]), "survives_region": elsewhere, "failover_s": _failover_s(account),
		"backed_up": lib.holds("Azure backs it up"),
		"point_in_time": lib.with_mend(
			lib.one_of(account, ["backup", 0, "type"], "Periodic", ["Continuous"]),
			"Write `backup { type = \"Continuous\" }`, for example with `tier = \"Continuous30Days\"`.",
		),
		"backup_elsewhere": _backup_elsewhere(account),
		"retention_s": _retention_s(account), "retention_follows": _retention_follows(account),
		"deletion_refused": azure.lock(account),
		"vouched_for": _tier(account),
	})
]

# METADATA
# description: The regions of an account, that where it writes first.
regions_of(account) := [place[1] |
	some place in sort([[object.get(location, "failover_priority", i), azure.location(location.location)] |
		some i, location in lib.at(account, ["geo_location"], [])
		is_string(location.location)
	])
]

# The location where it writes says whether it is spread there.
_zonal(account) := lib.with_mend(lib.flag(account, ["geo_location", _writing(account), "zone_redundant"], false), "Set `zone_redundant = true` in its `geo_location` block.")

_writing(account) := [i |
	some i, location in lib.at(account, ["geo_location"], [])
	location.failover_priority == 0
][0] if {
	some location in lib.at(account, ["geo_location"], [])
	location.failover_priority == 0
} else := 0

_survives_region(account) := lib.fails("it is in one region", "geo_location", "Add a `geo_location` block of another region, and set `automatic_failover_enabled = true`.") if {
	count(lib.at(account, ["geo_location"], [])) < 2
	not lib.is_hidden(account, ["geo_location"])
} else := lib.undecided_at(account, ["geo_location"]) if {
	lib.is_hidden(account, ["geo_location"])
} else := lib.with_why(
	lib.any_of([lib.flag(account, path, false) | some path in _going_on]),
	"it is in two regions, and nothing makes it fail over by itself",
)

_going_on := [["automatic_failover_enabled"], ["enable_automatic_failover"], ["multiple_write_locations_enabled"], ["enable_multiple_write_locations"]]

# Until another region has taken over writing; a zone's loss stops nothing where the account is spread over zones.
_failover_s(account) := null if {
	_zonal(account).holds == true
} else := null if {
	some attribute in ["multiple_write_locations_enabled", "enable_multiple_write_locations"]
	lib.at(account, [attribute], false) == true
} else := 900

_backup_elsewhere(account) := lib.holds("it is backed up in each of its regions") if {
	count(regions_of(account)) > 1
} else := lib.fails("continuous backups stay in the regions of the account", "geo_location", "Add a `geo_location` block of another region.") if {
	lib.text(account, ["backup", 0, "type"]) == "Continuous"
} else := lib.one_of(account, ["backup", 0, "storage_redundancy"], "Geo", ["Geo"])

_retention_s(account) := lib.days(7) if {
	lib.text(account, ["backup", 0, "tier"]) == "Continuous7Days"
} else := lib.days(30) if {
	lib.text(account, ["backup", 0, "type"]) == "Continuous"
} else := hours * 3600 if {
	hours := lib.at(account, ["backup", 0, "retention_in_hours"], 8)
	lib.is_count(hours)
} else := null

# The last two of periodic backups are kept: what restores any moment keeps them for a week at least as well.
_retention_follows(account) := null if {
	lib.text(account, ["backup", 0, "type"]) == "Continuous"
} else := "point_in_time"

_tier(account) := lib.all_of([
lib.with_mend(lib.flag_off(account, [attribute], false), "Take `free_tier_enabled` out.") | some attribute in ["free_tier_enabled", "enable_free_tier"]])
