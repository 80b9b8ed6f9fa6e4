# METADATA
# title: Volumes
# description: Disks that machines use. One of a data centre is lost with it, and restored from its snapshots.
package resilience.model.volumes

# METADATA
# description: Volume id to its record.
by_id := {volume.id: volume | some volume in data.resilience.model.volumes.adapters[_].found}
