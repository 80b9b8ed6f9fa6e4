# METADATA
# title: Declared snapshot schedules
# description: |
#   KOTS, and with it PAM, keeps its snapshot schedule in its own database and not in a manifest, so that only the settings can say it.
# related_resources:
#   - ref: https://docs.replicated.com/enterprise/snapshots-creating
#     description: Creating and scheduling backups
package resilience.model.schedules.adapters.declared

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.stores

# METADATA
# description: Schedule records of the settings.
found := [schedule |
	some i, declared in input.settings.declared.snapshot_schedules
	cluster := _cluster(declared.cluster)
	why := _why(declared.schedule)
	schedule := {
		"id": _id(i, declared.name), "name": declared.name, "kind": "declared",
		"cluster": cluster, "store": _store(cluster),
		"active": why == "", "why_inactive": why,
		"full": declared.full, "why_partial": _partial(declared.full),
		"namespaces": {"included": ["*"], "excluded": []}, "labelled": _is_partial(declared.full), "volumes": "moved",
		"text": declared.schedule.text, "max_gap_s": object.get(declared.schedule, "max_gap_s", null),
		"retention_s": _retention(declared.retention_s), "retention_from": _retention_from(declared.retention_s), "unknown": {},
	}
]

# A name may be given twice; then the position tells the later one apart.
_id(i, name) := $"schedule:{name}" if {
	not _is_repeated(i, name)
} else := $"schedule:{name} ({i + 1})"

_is_repeated(i, name) if {
	some j, other in input.settings.declared.snapshot_schedules
	j < i
	other.name == name
}

# A declared cluster of that name, else one that was found.
_cluster(null) := null

_cluster(name) := $"cluster:{name}" if {
	clusters.by_id[$"cluster:{name}"]
} else := sort([id | some id, cluster in clusters.by_id; cluster.name == name])[0] if {
	name != null
} else := $"cluster:{name}" if {
	name != null
}

_why(cron) := $"its schedule is not valid ({cron.error})" if {
	cron.error
} else := "its schedule never fires" if {
	not cron.max_gap_s
} else := ""

# KOTS copies the files of the volumes that pods name.
_is_partial(full) := full == false

_partial(true) := ""

_partial(false) := "it is declared as partial"

# 30 days is the retention that KOTS sets at first.
_retention(null) := 2592000

_retention(seconds) := seconds if seconds != null

_retention_from(null) := "default"

_retention_from(seconds) := "setting" if seconds != null

# PAM writes to one location: the one of the cluster, if there is just one.
_store(cluster) := ids[0] if {
	ids := sort(_stores(cluster))
	count(ids) == 1
} else := null

_stores(null) := {id | some id, store in stores.recovery; not lib.standby[store.cluster]}

_stores(cluster) := {id | some key in [cluster, "assumed"]; some id in stores.of_cluster[key]} if cluster != null
