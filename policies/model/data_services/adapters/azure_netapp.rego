# METADATA
# title: Azure NetApp Files volumes
# description: |
#   A volume stands in one data centre, and is copied to another zone or region by replication only. Snapshots stay in the volume; backups leave it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-netapp-files
#     description: Reliability of Azure NetApp Files
package resilience.model.data_services.adapters.azure_netapp

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the volumes in the input.
found := [record |
	some volume in input.terraform.azurerm_netapp_volume
	record := components.record(volume, "NetApp volume", {
		"data_centres": azure.zones(volume, ["zone"]).data_centres,
		"holds_data": true,
		"survives_node": lib.holds("it has a second controller"),
		"survives_data_centre": _copied(volume),
		"backed_up": _backed_up(volume),
		"replica_of": source_of(volume),
	})
]

_copied(volume) := lib.holds("a volume elsewhere follows it") if {
	count(lib.referrers(volume, "data_protection_replication.remote_volume_resource_id")) > 0
} else := lib.fails("no copy of it in another data centre is in sight", null, "Make a second `azurerm_netapp_volume` in another `zone` with a `data_protection_replication` block.")

_backed_up(volume) := lib.any_of([
	lib.given(volume, ["data_protection_backup_policy", 0, "backup_policy_id"], "Write a `data_protection_backup_policy` block."),
	lib.given(volume, ["data_protection_snapshot_policy", 0, "snapshot_policy_id"], "Write a `data_protection_backup_policy` block."),
])

# METADATA
# description: Id of the volume that a volume follows, null where it follows none. Replication is written in the destination.
source_of(volume) := sources[0] if {
	sources := sort(lib.refs(volume, "data_protection_replication"))
	count(sources) > 0
} else := lib.text(volume, ["data_protection_replication", 0, "remote_volume_resource_id"]) if {
	lib.text(volume, ["data_protection_replication", 0, "remote_volume_resource_id"]) != ""
} else := null
