# What keeps a replication from being a copy that a recovery can start from.
package resilience.lib

# METADATA
# description: What is wrong with a replication of a store, as texts for a message; empty where nothing is known to be.
faults(store, copy) := array.concat(
	array.concat(
		["its replication is disabled" | copy.active == false],
		[$"its replication stays within {copy.from_region}" | copy.to_region != null; copy.to_region == copy.from_region],
	),
	array.concat(
		[$"its replication copies only a part ({trim_prefix(copy.reasons[0], "its rule copies only ")})" | not covers(store, copy); count(copy.reasons) > 0],
		array.concat(
			["its replication lacks versioning at one end" | copy.versioned == false],
			[$"its replication goes to {copy.to_region}, which is no recovery region" | _is_useless(copy)],
		),
	),
)

_is_useless(copy) if {
	copy.to_region != null
	copy.to_region != copy.from_region
	not _serves_recovery(copy.to_region)
}
