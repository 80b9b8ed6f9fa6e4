# METADATA
# title: Filestore
# description: |
#   An instance of the tier REGIONAL or ENTERPRISE copies each write over the zones of its region; of any other tier it is in one zone. Backups are made
#   one by one, or by a plan of Backup and DR. Since version 6 the provider can refuse to delete one.
# related_resources:
#   - ref: https://cloud.google.com/filestore/docs/service-tiers
#     description: Service tiers and what each survives
#   - ref: https://cloud.google.com/filestore/docs/backups
#     description: Backups of Filestore
package resilience.model.data_services.adapters.google_filestore

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Filestore instances in the input.
found := [record |
	some instance in input.terraform.google_filestore_instance
	record := components.record(instance, "Filestore share", {
		"data_centres": sort({zone | some place in ["location", "zone"]; zone := lib.google_zone(instance, [place])}),
		"holds_data": true,
		"survives_data_centre": lib.with_mend(lib.one_of(instance, ["tier"], null, ["REGIONAL", "ENTERPRISE"]), "Make it with `tier = \"REGIONAL\"` and its region as `location`; a tier can't be changed in place."),
		"backed_up": lib.fails("no backup of it is in sight", null, "Take backups regularly: a `google_backup_dr_backup_plan` and its association, or a scheduled job that makes them."),
		"deletion_refused": _refused(instance),
		"replica_of": _source(instance),
	})
]

# Before version 6 there is nothing to refuse it with.
_refused(instance) := null if {
	lib.most_provider_major(instance, "google") < 6
} else := lib.flag(instance, ["deletion_protection_enabled"], false)

# One that follows another has the role STANDBY, which is the default where a peer is named.
_source(instance) := sources[0] if {
	lib.at(instance, ["initial_replication", 0, "role"], "STANDBY") != "ACTIVE"
	sources := sort(lib.refs(instance, "initial_replication"))
	count(sources) > 0
} else := null
