# METADATA
# title: Firestore
# description: |
#   A database is in several zones of a region, or, in the locations `nam5`, `nam7` and `eur3`, of several regions. Backups are made by a schedule;
#   point-in-time recovery keeps seven days where it is on. Deleting is refused where delete protection is on, and Terraform only
#   forgets a database whose `deletion_policy` is ABANDON.
# related_resources:
#   - ref: https://cloud.google.com/firestore/docs/locations
#     description: Locations of Firestore
#   - ref: https://cloud.google.com/firestore/docs/backups
#     description: Scheduled backups, and point-in-time recovery
package resilience.model.data_services.adapters.google_firestore

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Firestore databases in the input, those in Datastore mode among them.
found := [record |
	some database in input.terraform.google_firestore_database
	point_in_time := lib.one_of(database, ["point_in_time_recovery_enablement"], "POINT_IN_TIME_RECOVERY_DISABLED", ["POINT_IN_TIME_RECOVERY_ENABLED"])
	record := components.record(database, "Firestore database", object.union(_place(database), {
		"holds_data": true,
		"survives_node": lib.holds("Firestore copies it over several zones"),
		"survives_data_centre": lib.holds("Firestore copies it over several zones"),
		"survives_region": _over_regions(database),
		"backed_up": lib.any_of([point_in_time, _scheduled(database)]), "point_in_time": point_in_time,
		"deletion_refused": _refused(database),
	}))
]

_place(database) := {"region": location, "global": false} if {
	location := lib.text(database, ["location_id"])
	lib.is_google_region(location)
} else := {"region": null, "global": lib.text(database, ["location_id"]) != ""}

_over_regions(database) := lib.undecided_at(database, ["location_id"]) if {
	lib.text(database, ["location_id"]) == ""
} else := lib.fails($"location_id is {lib.text(database, ["location_id"])}", "location_id", "Make it in a location of several regions, such as `nam5` or `eur3`.") if {
	lib.is_google_region(lib.text(database, ["location_id"]))
} else := lib.holds($"location_id is {lib.text(database, ["location_id"])}")

_scheduled(database) := lib.holds("it has a backup schedule") if {
	count(lib.referrers(database, "database")) > 0
} else := lib.fails("no backup schedule of it is in sight", null, "Add a `google_firestore_backup_schedule` of it.")

_refused(database) := lib.any_of([
	lib.one_of(database, ["delete_protection_state"], "DELETE_PROTECTION_DISABLED", ["DELETE_PROTECTION_ENABLED"]),
	lib.one_of(database, ["deletion_policy"], null, ["ABANDON"]),
])
