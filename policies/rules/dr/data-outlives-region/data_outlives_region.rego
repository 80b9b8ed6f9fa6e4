# METADATA
# title: Data outlives the loss of its region
# description: |
#   Data of one region is lost with it, backups included where they are kept beside it. A replica or a copy of the backups in another
#   region is what a recovery there starts from.
# related_resources:
#   - ref: https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html
#     description: Disaster recovery options
#   - ref: https://cloud.google.com/architecture/dr-scenarios-for-data
#     description: Disaster recovery of data on Google Cloud
# custom:
#   severity: error
#   remediation:
#     - for: RDS
#       types: [aws_db_]
#       text: |
#         `aws_db_instance_automated_backups_replication` in the recovery region, or a replica there.
#     - for: Aurora, DocumentDB, Neptune
#       types: [aws_rds_, aws_docdb_, aws_neptune_]
#       text: |
#         A global cluster with a member in another region.
#     - for: AWS
#       types: [aws_]
#       text: |
#         An AWS Backup rule with `copy_action` to a vault in another region, where the service supports it.
#     - for: Cloud SQL, AlloyDB
#       types: [google_sql_, google_alloydb_]
#       text: |
#         A replica or a secondary cluster in another region, or backups in a multi-region (leave their location out).
#     - for: Disks of Google Cloud
#       types: [google_compute_]
#       text: |
#         Snapshots in a multi-region (leave their location out).
#     - for: Google
#       types: [google_spanner_, google_firestore_, google_bigtable_, google_bigquery_, google_redis_, google_memorystore_, google_filestore_, google_pubsub_]
#       text: |
#         A location of several regions (Spanner, Firestore, Bigtable), or a copy of the data or its backups in another region.
#     - for: Servers of Azure
#       types: [azurerm_postgresql_, azurerm_mysql_, azurerm_mariadb_]
#       text: |
#         `geo_redundant_backup_enabled = true` (when the server is made), or a replica in another region.
#     - for: Azure SQL
#       types: [azurerm_mssql_, azurerm_sql_]
#       text: |
#         `storage_account_type = "Geo"`, or a replica or failover group in another region.
#     - for: Other data of Azure
#       types: [azurerm_cosmosdb_, azurerm_redis_, azurerm_managed_disk, azurerm_netapp_, azurerm_search_, azurerm_servicebus_, azurerm_eventhub_]
#       text: |
#         A second location, a linked or paired resource in another region, or backups that are kept there.
#     - for: Operators of Kubernetes
#       types: [kubernetes]
#       text: |
#         Backups in an object store of another region, whose bucket a plan of this run shows, or a replica cluster there.
#   standards: [S1, S2, AWS REL09-BP01, AWS REL13-BP02, "Azure RE:09", NIST CP-6, NIST CP-6(1), NIST CP-9(5), ISO 27001 A.8.13, SOC 2 A1.2]
#   equivalents:
#     - 0a70d5f3-1ecd-4c8e-9292-928fc9a8c4f1
#     - 15e2712c
#     - 257cd903
#     - 2ab85a67
#     - 31f4ac4b
#     - 5c96afc3
#     - 8b042c30-e441-453f-b162-7696982ebc58
#     - AC_AZURE_0407
#     - APRL/postgresql_flexible_server_geo_redundant_backup_enabled
#     - Azure.MariaDB.GeoRedundantBackup
#     - Azure.MySQL.GeoRedundantBackup
#     - Azure.PostgreSQL.GeoRedundantBackup
#     - CKV_AZURE_102
#     - CKV_AZURE_129
#     - CKV_AZURE_136
#     - CKV_AZURE_94
#     - b49a8653
#     - cfe22a65
#     - e30317d2
#     - mysql_flexible_server_geo_redundant_backup_enabled
#     - postgresql_flexible_server_geo_redundant_backup_enabled
#   since: 0.1.0
package resilience.rules.dr["data-outlives-region"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points
import data.resilience.model.stores
import data.resilience.model.volumes

# METADATA
# description: What holds data in one region; of buckets store-outlives-region asks it. Volumes count where something takes snapshots of them, since what they hold may be of no account.
subjects := {id: component |
	some id, component in components.by_id
	component.holds_data
	component.replica_of == null
	not component.global
	not stores.buckets[id]
	not components.parts[id]
	_is_kept(id, component)
}

needs := []

protects := "recovery"

violations contains lib.entry(component, _verdict(component), $"{component.name} and all copies of it are in {_place(component)} ({_verdict(component).why}): they are lost with that region.") if {
	some id, component in subjects
	_is_decided(component)
	not _outlives(id)
	not _may_outlive(id)
	_verdict(component).holds == false
}

undetermined contains lib.entry(component, _verdict(component), _verdict(component).why) if {
	some id, component in subjects
	_is_decided(component)
	not _outlives(id)
	not _may_outlive(id)
	_verdict(component).holds == null
}

undetermined contains lib.entry(component, _verdict(component), $"In which region {component.name} is, or its copies are, is not known.") if {
	some id, component in subjects
	not _outlives(id)
	_may_outlive(id)
}

_is_kept(id, _) if not volumes.by_id[id]

_is_kept(id, _) if recovery_points.of[id]

_is_kept(id, _) if recovery_points.perhaps[id]

_is_decided(component) if component.region != null

_is_decided(component) if _stays(component)

# That its backups stay in its own region is known whichever that is.
_stays(component) if component.backup_elsewhere.holds == false

# What the component says itself; where it is asked nothing, that no copy is in sight.
_verdict(component) := lib.any_of(verdicts) if {
	verdicts := [verdict | some verdict in [component.survives_region, component.backup_elsewhere]; verdict != null]
	count(verdicts) > 0
} else := lib.fails("no copy in another region is in sight", null, null)

_outlives(id) if _verdict(components.by_id[id]).holds == true

_outlives(id) if {
	some point in recovery_points.of[id]
	point.region != null
	components.by_id[id].region != null
	point.region != components.by_id[id].region
}

_may_outlive(id) if {
	components.by_id[id].region == null
	not _stays(components.by_id[id])
}

_may_outlive(id) if recovery_points.perhaps[id]

# What it makes itself is where it says; what something else makes of it may be anywhere.
_may_outlive(id) if {
	some point in recovery_points.of[id]
	point.region == null
	not _is_own(point, id)
}

_is_own(point, id) if {
	point.id == id
	_stays(components.by_id[id])
}

_place(component) := component.region if {
	component.region != null
} else := "its own region"
