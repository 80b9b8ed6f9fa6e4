# METADATA
# title: Clusters of instances over one storage
# description: |
#   Aurora, DocumentDB and Neptune keep the storage of a cluster in three zones; it serves on where it has instances in two. Clusters of one global
#   database are copies of each other; the primary one is that which was given credentials or a snapshot, else that of the live region.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
#     description: High availability of Aurora
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/failover.html
#     description: Failover of DocumentDB
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/feature-overview-availability-durability.html
#     description: Durability of Neptune
package resilience.model.data_services.shared_storage

import data.resilience.lib

# METADATA
# description: Cluster id to its instances, of resources of the two types.
members(clusters, instances) := {cluster.id: members |
	by_id := {instance.id: instance | some instance in instances}
	some cluster in clusters
	members := [by_id[id] | some id in lib.referrers(cluster, "cluster_identifier"); by_id[id]]
}

# METADATA
# description: Whether an instance takes over from another; `type` is that of instances, for what to write.
survives_node(cluster, members, type) := lib.fails("it has 1 instance", null, $"Add a second `{type}` of the cluster.") if {
	count(members) == 1
} else := lib.undecided($"{cluster.address}: no instance of it is in the inputs") if {
	count(members) == 0
} else := lib.holds($"it has {count(members)} instances")

# METADATA
# description: Whether one of another data centre takes over.
survives_data_centre(cluster, members, type) := lib.fails($"all its instances are in {zones(members)[0]}", null, "Leave `availability_zone` out of its instances and AWS spreads them, or name two.") if {
	count(members) > 1
	every member in members { lib.text(member, ["availability_zone"]) != "" }
	count(zones(members)) == 1
} else := survives_node(cluster, members, type)

# METADATA
# description: Names of the data centres in which instances are, as far as they name them.
zones(members) := sort({zone | some member in members; zone := lib.text(member, ["availability_zone"]); zone != ""})

# METADATA
# description: Data centres of a cluster, those of its instances, else those of its storage where it has no instance.
places(cluster, members) := zones(members) if {
	count(zones(members)) > 0
} else := sort({zone | some zone in lib.at(cluster, ["availability_zones"], []); is_string(zone)}) if {
	count(members) == 0
} else := []

# METADATA
# description: How many instances there are, null for none in sight.
size(members) := count(members) if {
	count(members) > 0
} else := null

# METADATA
# description: Whether RDS, Aurora, DocumentDB or Neptune keep automated backups; `fallback` is for how many days where nothing is set.
automated_backups(resource, fallback) := lib.fails($"{lib.is_value(["backup_retention_period"], days)}, and AWS allows 35 at most", "backup_retention_period", "Set `backup_retention_period = 35` or less.") if {
	days := lib.at(resource, ["backup_retention_period"], fallback)
	is_number(days)
	days > 35
} else := lib.at_least(resource, ["backup_retention_period"], fallback, 1)

# METADATA
# description: Ids of the clusters of each global database, by what names it (the id of its resource, or a literal name).
global_databases(clusters) := {name: ids |
	some name in {name | some cluster in clusters; some name in _global_names(cluster)}
	ids := {cluster.id | some cluster in clusters; _global_names(cluster)[name]}
}

_global_names(cluster) := lib.refs(cluster, "global_cluster_identifier") if {
	lib.refs(cluster, "global_cluster_identifier") != set()
} else := {name | name := lib.text(cluster, ["global_cluster_identifier"]); name != ""}

# METADATA
# description: What each cluster copies, by its id, an instance or cluster that it names, or the primary one of its global database; absent of a primary.
sources(clusters) := {cluster.id: source |
	primary := _primaries(clusters)
	some cluster in clusters
	source := _source(cluster, primary)
}

_source(cluster, primary) := sort(lib.refs(cluster, "replication_source_identifier"))[0] if {
	lib.refs(cluster, "replication_source_identifier") != set()
} else := source if {
	source := lib.text(cluster, ["replication_source_identifier"])
	source != ""
} else := primary[cluster.id] if {
	primary[cluster.id] != cluster.id
}

_primaries(clusters) := {id: sort(found)[0] |
	by_name := {name: _primary_of(ids, clusters) | some name, ids in global_databases(clusters)}
	groups := global_databases(clusters)
	some id in {id | some ids in groups; some id in ids}
	found := {by_name[name] | some name, ids in groups; ids[id]}
}

_primary_of(ids, clusters) := founding[0] if {
	founding := sort([cluster.id | some cluster in clusters; ids[cluster.id]; _has_credentials(cluster)])
	count(founding) > 0
} else := live[0] if {
	live := sort([cluster.id | some cluster in clusters; ids[cluster.id]; cluster.region.name == input.settings.regions.live])
	count(live) > 0
} else := sort([id | some id in ids])[0]

_has_credentials(cluster) if {
	some field in ["master_username", "manage_master_user_password", "snapshot_identifier"]
	_is_given(cluster, [field])
}

_is_given(cluster, path) if not lib.at(cluster, path, "") in {"", false}

_is_given(cluster, path) if lib.withheld_at(cluster, path)
