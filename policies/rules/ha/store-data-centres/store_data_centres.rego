# METADATA
# title: What is stored outlives a data centre
# description: |
#   A bucket or storage account that keeps all its copies in one data centre can't be read while that is lost, and may lose what it holds with it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-redundancy
#     description: Redundancy of storage accounts
#   - ref: https://cloud.google.com/storage/docs/locations
#     description: Locations of Cloud Storage
# custom:
#   severity: error
#   remediation: |
#     Azure: `account_replication_type = "ZRS"`, or `"GZRS"` to outlive the region too; of a Backup vault `redundancy = "ZoneRedundant"`. Disks: `storage_account_type = "Premium_ZRS"`, a
#     `google_compute_region_disk`. Cloud Storage: a `location` that is a region or several regions, not a zone.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-7(1), ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - 63491f70
#     - APRL/storage_accounts_are_zone_or_region_redundant
#     - Azure.Storage.UseReplication
#     - CKV_AZURE_206
#     - CKV_AZURE_233
#     - e6c7e1cc
#     - fa0cf4f5
#   since: 0.1.0
package resilience.rules.ha["store-data-centres"]

import data.resilience.lib
import data.resilience.model.prerequisites
import data.resilience.model.recovery_points
import data.resilience.model.stores
import data.resilience.model.vaults
import data.resilience.model.volumes

# METADATA
# description: Buckets, storage accounts, backup vaults, registries of images, and disks that the loss of a data centre must leave.
subjects := object.union(
	lib.asked_of(object.union(object.union(stores.buckets, vaults.by_id), prerequisites.by_id), "survives_data_centre"),
	{id: disk |
		some id, disk in lib.asked_of(volumes.by_id, "survives_data_centre")
		_must_be_there(id, disk)
	},
)

# A disk that could be kept in several, where the loss of one must be survived. Of what the machines of a cluster keep nobody asks for backups, since others of
# them have it too; what is backed up comes back.
_must_be_there(id, disk) if {
	disk.holds_data
	disk.backed_up != null
	lib.asked(id, "data-centre") == "yes"
	_could_be(id, disk.survives_data_centre)
}

_could_be(_, verdict) if verdict.holds == true

_could_be(id, verdict) if {
	verdict.mend != null
	not recovery_points.of[id]
}

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains lib.entry(store, store.survives_data_centre, $"What is in {store.name} is in one data centre ({store.survives_data_centre.why}): it is out of reach, or gone, when that is lost.") if {
	some store in subjects
	store.survives_data_centre.holds == false
}
