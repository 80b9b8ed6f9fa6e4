# METADATA
# title: Snapshot schedules
# description: When recovery points are made.
package resilience.model.schedules

# METADATA
# description: Schedule id to its record.
by_id := {id: sort(same)[0] | some id, same in _records}

_records[schedule.id] contains schedule if some schedule in data.resilience.model.schedules.adapters[_].found

# METADATA
# description: Ids of the schedules of a cluster, active or not, by cluster id.
of_cluster[schedule.cluster] contains id if some id, schedule in by_id

# METADATA
# description: |
#   Schedules that make full recovery points of a cluster. One whose cluster is not known (null, or the assumed one) counts for each; of
#   a cluster that is not known (null) all count.
full_of(cluster) := full[_key(cluster)] if {
	full[_key(cluster)]
} else := full.assumed

# METADATA
# description: As `full_of`, worked out once for each cluster that has schedules, by cluster id, "" of one that is not known.
full := {key: [by_id[id] | some id in sort(ids)] |
	some key in ({_key(schedule.cluster) | some schedule in by_id} | {"", "assumed"})
	ids := _full_ids(key)
}

_full_ids("") := {id | some ids in _full; some id in ids}

_full_ids(key) := {id | some one in [key, "", "assumed"]; some id in _full[one]} if key != ""

_full[key] contains id if {
	some id, schedule in by_id
	schedule.active
	schedule.full
	key := _key(schedule.cluster)
}

_key(null) := ""

_key(cluster) := cluster if cluster != null
