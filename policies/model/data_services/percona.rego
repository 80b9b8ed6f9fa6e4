# METADATA
# title: What Percona's operators have in common
# description: |
#   Where members are put, and when backups are taken. An `antiAffinityTopologyKey` keeps members apart by force, by hostname where none is given, and
#   none turns it off; `advanced` takes its place.
# related_resources:
#   - ref: https://docs.percona.com/percona-operator-for-mysql/pxc/constraints.html
#     description: Affinity
package resilience.model.data_services.percona

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: The least number of members that is a majority, null of a number that is not known.
majority(n) := members.majority(n) if n != null

majority(null) := null

# METADATA
# description: Members that run, none of a cluster that is paused.
running(cluster, _) := 0 if lib.at(cluster, ["spec", "pause"], false) == true

running(cluster, n) := n if lib.at(cluster, ["spec", "pause"], false) != true

# METADATA
# description: "`{node, data_centre}` of the members at a path."
spread(cluster, path) := members.stronger(
	members.spread_at(cluster, path),
	members.spread_at(cluster, array.concat(path, ["affinity", "advanced"])),
) if {
	lib.at(cluster, array.concat(path, ["affinity", "advanced"]), null) != null
} else := members.stronger(
	members.spread_at(cluster, path),
	members.spread_by(lib.at(cluster, array.concat(path, ["affinity", "antiAffinityTopologyKey"]), "kubernetes.io/hostname"), "guaranteed"),
)

# METADATA
# description: |
#   The group of the proxies at a path of a cluster, that all its clients go through, as members.rego takes it.
#   `fallback` is how many the operator runs where nothing is set.
proxies(cluster, path, what, fallback) := [{
	"count": members.count_at(cluster, array.concat(path, ["size"]), fallback), "needed": 1, "what": what,
	"spread": spread(cluster, path), "spread_at": lib.dotted(array.concat(path, ["affinity", "antiAffinityTopologyKey"])),
	"mend": $"Set `{path[count(path) - 1]}.affinity.antiAffinityTopologyKey: topology.kubernetes.io/zone`.",
}]

# METADATA
# description: Seconds until clients reach a cluster again that goes on by itself, null where no time is documented.
failover_s(groups) := seconds if {
	seconds := members.fronts_s(groups)
	seconds > 0
} else := null

# METADATA
# description: The longest times between two backups, of the entries of a list that are on and fire, each in seconds.
scheduled(cluster, path) := [gap |
	some entry in lib.at(cluster, path, [])
	object.get(entry, "enabled", true) != false
	gap := entry.schedule.max_gap_s
	is_number(gap)
]

# METADATA
# description: Whether a cluster is backed up, of the times between its backups.
backed_up(_, gaps, _) := lib.holds($"it is backed up every {lib.duration(min(gaps))}") if count(gaps) > 0

backed_up(_, gaps, attribute) := lib.fails("no backup is scheduled", attribute, "Add a schedule with a storage outside the cluster.") if count(gaps) == 0

# METADATA
# description: Whether it can be restored to any moment.
point_in_time(cluster) := lib.holds("pitr is on") if {
	lib.at(cluster, ["spec", "backup", "pitr", "enabled"], false) == true
} else := lib.fails("pitr is off", "spec.backup.pitr.enabled", "Set `backup.pitr.enabled: true`.")

# METADATA
# description: The storages of a cluster that are outside of it, `[{bucket, region}]`; the region is what they say, null where they do not.
outside(cluster) := [{"bucket": bucket, "region": _region(storage)} |
	some storage in lib.at(cluster, ["spec", "backup", "storages"], {})
	storage.type in {"s3", "azure", "gcs"}
	not members.is_inside(object.get(storage, ["s3", "endpointUrl"], ""))
	bucket := object.get(storage, ["s3", "bucket"], "")
]

_region(storage) := region if {
	region := storage.s3.region
	is_string(region)
	region != ""
} else := null
