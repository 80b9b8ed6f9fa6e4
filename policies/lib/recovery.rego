# Recovery points: where they can be read when a region is lost, and how old the newest may be.
package resilience.lib

import data.resilience.model.clusters
import data.resilience.model.replications
import data.resilience.model.schedules
import data.resilience.model.stores

_recovery_regions := {name: true | some name in input.settings.regions.recovery}

# METADATA
# description: |
#   Ids of the clusters that wait in a declared recovery region for a snapshot to be restored to them. They serve nothing while the live
#   region is there; the only cluster of an estate that names no live region does not wait.
standby := {id: true |
	count(_recovery_regions) > 0
	_is_served_elsewhere
	some id, cluster in clusters.by_id
	_is_in_recovery_region(cluster)
}

_is_in_recovery_region(cluster) if {
	count(cluster.regions) > 0
	every region in cluster.regions {
		_recovery_regions[region]
		region != input.settings.regions.live
	}
}

_is_served_elsewhere if input.settings.regions.live != null

_is_served_elsewhere if {
	some cluster in clusters.by_id
	not _is_in_recovery_region(cluster)
}

# METADATA
# description: |
#   What becomes of the copies in a store when its region is lost: `outlives` (they can be read elsewhere), `lost`, or `unknown`.
fate(store) := "outlives" if {
	outlives_region(store)
} else := "unknown" if {
	store.redundancy == "unknown"
} else := "unknown" if {
	some copy in copies_of(store)
	may_be_sound(store, copy)
} else := "lost"

# METADATA
# description: The replication records of a store.
copies_of(store) := object.get(replications.of_store, store.bucket, [])

# METADATA
# description: |
#   How a recovery store outlives the loss of its region: `{how, lag_s, lag_source, id}` with how `redundant` or `replicated`; undefined
#   where it does not, or where that is not known.
outlives_region(store) := {"how": "redundant", "lag_s": store.lag_s, "lag_source": store.lag_source, "id": _kept_in(store)} if {
	store.redundancy == "region"
} else := {"how": "replicated", "lag_s": best.lag_s, "lag_source": best.lag_source, "id": best.id} if {
	good := [copy | some copy in copies_of(store); is_sound(store, copy)]
	count(good) > 0
	best := _soonest(good)
}

# A service that keeps copies itself has no bucket in sight.
_kept_in(store) := store.bucket if {
	store.bucket != null
} else := store.id

# METADATA
# description: |
#   True if a replication makes all snapshots of a store readable in another region, and in a declared recovery region where any is
#   declared.
is_sound(store, copy) if {
	count(copy.unknown) == 0
	copy.versioned == true
	not _is_faulty(store, copy)
}

# METADATA
# description: True of a copy without a known fault of which something is not known, so that it may be what is wanted.
may_be_sound(store, copy) if {
	count(copy.unknown) > 0
	not _is_faulty(store, copy)
}

_is_faulty(_, copy) if copy.active == false

_is_faulty(_, copy) if copy.versioned == false

_is_faulty(store, copy) if not covers(store, copy)

_is_faulty(_, copy) if {
	copy.to_region != null
	copy.to_region == copy.from_region
}

_is_faulty(_, copy) if {
	copy.to_region != null
	not _serves_recovery(copy.to_region)
}

# METADATA
# description: True if a replication copies everything that is written below the prefixes under which a store keeps snapshots.
covers(store, copy) if {
	copy.whole
	startswith(_below(store.prefix), copy.prefix)
}

_below("") := ""

_below(prefix) := $"{prefix}/" if prefix != ""

_serves_recovery(_) if count(_recovery_regions) == 0

_serves_recovery(region) if _recovery_regions[region]

_soonest(copies) := [copy | some copy in copies; copy.lag_s == least][0] if {
	least := min([copy.lag_s | some copy in copies; copy.lag_s != null])
} else := copies[0]

# METADATA
# description: |
#   Age in seconds that the newest recovery point of a schedule may reach, with its terms: longest gap between runs, the time a backup
#   takes, and the lag until a copy is outside the region. `s` is null where a term has no bound, `least` adds up those that have one;
#   `missing` names the others.
recovery_point_age(schedule) := {
	"s": _whole_sum(terms),
	"least": sum([term.value | some term in terms; term.value != null]),
	"terms": terms,
	"missing": [term.name | some term in terms; term.value == null],
} if {
	terms := array.concat(
		[
			{"name": "longest time between runs", "value": schedule.max_gap_s, "unit": "s", "from": schedule.id},
			_backup_duration,
		],
		_lag_term(schedule),
	)
}

_whole_sum(terms) := null if {
	some term in terms
	term.value == null
} else := sum([term.value | some term in terms])

_backup_duration := {"name": "time that a backup takes", "value": seconds, "unit": "s", "from": "setting"} if {
	seconds := input.settings.recovery.backup_duration_s
	seconds != null
} else := {"name": "time that a backup takes", "value": 0, "unit": "s", "from": "default"}

_lag_term(schedule) := [{"name": "time until a copy is in another region", "value": way.lag_s, "unit": "s", "from": way.id}] if {
	way := outlives_region(stores.recovery[schedule.store])
} else := []

# METADATA
# description: The least age that the newest full recovery point of a cluster is bound to, null where no schedule bounds it.
best_age(null) := _best[""]

best_age(cluster) := object.get(_best, cluster, _best.assumed) if cluster != null

# Worked out once for each cluster.
_best := {key: _least_age(some_schedules) | some key, some_schedules in schedules.full}

_ages := {id: recovery_point_age(schedule).s | some id, schedule in schedules.by_id}

# METADATA
# description: As `best_age`, of the recovery points that can still be read when the region is lost.
best_age_elsewhere(cluster) := _least_age([schedule |
	some schedule in schedules.full_of(cluster)
	fate(stores.recovery[schedule.store]) == "outlives"
])

_least_age(some_schedules) := min(ages) if {
	ages := [_ages[schedule.id] | some schedule in some_schedules; _ages[schedule.id] != null]
	count(ages) > 0
} else := null

# METADATA
# description: |
#   Whether a cluster can be restored when its region is lost: `known`, `unknown` or `none`. It takes a schedule of full snapshots and a
#   store for them that outlives the region.
way(cluster) := "known" if {
	some schedule in schedules.full_of(cluster)
	schedule.cluster != "assumed"
	fate(stores.recovery[schedule.store]) == "outlives"
} else := "unknown" if {
	some schedule in schedules.full_of(cluster)
	not _is_lost(schedule)
} else := "unknown" if {
	not schedules.of_cluster[cluster]
	not stores.of_cluster[cluster]
} else := "none"

_is_lost(schedule) if fate(stores.recovery[schedule.store]) == "lost"
