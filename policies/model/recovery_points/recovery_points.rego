# METADATA
# title: Recovery points of components
# description: |
#   From what a component that holds data can be restored when it is lost: a copy that follows it, or backups. Snapshots of a whole
#   cluster are schedules and recovery stores, not these.
package resilience.model.recovery_points

# METADATA
# description: Records of every adapter, in order, without those of which it is not known whether they are of that component.
all := [point | some point in _found; not point.unknown.of]

# METADATA
# description: Component id to the reason why it can't be told whether it has a recovery point besides those in `of`.
perhaps := {id: sort(reasons)[0] | some id, reasons in _doubts}

_doubts[point.of] contains point.unknown.of if some point in _found

_found := sort([point | some point in data.resilience.model.recovery_points.adapters[_].found])

# METADATA
# description: Component id to its recovery points.
of := {id: [all[i] | some i in sort(positions)] | some id, positions in _positions}

_positions[point.of] contains i if some i, point in all

# METADATA
# description: |
#   The record of what a component can be restored from, for adapters: what is given, over what is the same for all. `maker` is the id of what
#   makes or is it, `of` of the component.
record(maker, of, kind, given) := object.union(
	{
		"id": maker, "of": of, "kind": kind, "region": null,
		"age_s": null, "age_from": "nothing in sight says so",
		"restore_s": null, "restore_from": "it depends on the amount of data",
		"retention_s": null, "outlives_source": false, "unknown": {},
	},
	given,
)
