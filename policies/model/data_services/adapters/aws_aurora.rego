# METADATA
# title: Aurora and multi-AZ DB clusters
# description: |
#   The storage of an Aurora cluster is in three zones; it serves on where it has instances in two. `multi_az` of an instance means
#   nothing. A multi-AZ DB cluster (`db_cluster_instance_class`) has two readable standbys in other zones. Clusters of one global database
#   are copies of each other; the primary one is that which was given credentials or a snapshot.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
#     description: High availability of Aurora
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
#     description: Recovering an Aurora global database
package resilience.model.data_services.adapters.aws_aurora

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the RDS clusters in the input.
found := [record |
	some cluster in input.terraform.aws_rds_cluster
	record := components.record(cluster, _kind(cluster), {
		"data_centres": _places(cluster), "count": _count(cluster),
		"holds_data": true,
		"survives_node": _survives_node(cluster), "survives_data_centre": _survives_data_centre(cluster), "failover_s": 60,
		"backed_up": lib.at_least(cluster, ["backup_retention_period"], 1, 1),
		"point_in_time": lib.at_least(cluster, ["backup_retention_period"], 1, 1),
		"retention_s": lib.days(lib.at(cluster, ["backup_retention_period"], 1)),
		"deletion_refused": lib.flag(cluster, ["deletion_protection"], false),
		"deletion_undone": lib.flag_off(cluster, ["skip_final_snapshot"], false),
		"replica_of": _source(cluster),
		"related": sort(lib.refs(cluster, "global_cluster_identifier")),
	})
]

_kind(cluster) := $"{engine} cluster" if {
	engine := lib.text(cluster, ["engine"])
	lib.is_plain(engine)
} else := "database cluster"

_survives_node(cluster) := _by_itself(cluster) if {
	_by_itself(cluster)
} else := lib.fails($"it has {lib.counted(count(members), "instance", "instances")}", null, "Add a second `aws_rds_cluster_instance` of the cluster.") if {
	members := _members[cluster.id]
	count(members) == 1
} else := _no_member(cluster) if {
	count(_members[cluster.id]) == 0
} else := lib.holds($"it has {count(_members[cluster.id])} instances")

_survives_data_centre(cluster) := lib.fails($"all its instances are in {_zones(cluster)[0]}", null, "Leave `availability_zone` out of its instances and RDS spreads them, or name two.") if {
	count(_members[cluster.id]) > 1
	every member in _members[cluster.id] { lib.text(member, ["availability_zone"]) != "" }
	count(_zones(cluster)) == 1
} else := _survives_node(cluster)

_by_itself(cluster) := lib.holds("it is a multi-AZ DB cluster") if {
	lib.at(cluster, ["db_cluster_instance_class"], "") != ""
} else := lib.holds("Aurora Serverless version 1 fails over to another zone") if {
	lib.at(cluster, ["engine_mode"], "") == "serverless"
}

_no_member(cluster) := lib.undecided($"{cluster.address}: no instance of it is in the inputs")

# Where its instances are; a multi-AZ DB cluster has none of its own.
_places(cluster) := _zones(cluster) if {
	count(_zones(cluster)) > 0
} else := sort({zone | some zone in lib.at(cluster, ["availability_zones"], []); is_string(zone)}) if {
	count(_members[cluster.id]) == 0
} else := []

_count(cluster) := count(_members[cluster.id]) if {
	count(_members[cluster.id]) > 0
} else := null

_zones(cluster) := sort({zone | some member in _members[cluster.id]; zone := lib.text(member, ["availability_zone"]); zone != ""})

_members := {cluster.id: members |
	some cluster in input.terraform.aws_rds_cluster
	ids := lib.referrers(cluster, "cluster_identifier")
	members := [_cluster_instances[id] | some id in ids; _cluster_instances[id]]
}

_cluster_instances := {instance.id: instance | some instance in input.terraform.aws_rds_cluster_instance}

# What a cluster copies: an instance or cluster that it names, or the primary one of its global database.
_source(cluster) := [id | some id in lib.refs(cluster, "replication_source_identifier")][0] if {
	lib.refs(cluster, "replication_source_identifier") != set()
} else := source if {
	source := lib.text(cluster, ["replication_source_identifier"])
	source != ""
} else := primary if {
	primary := _primary[cluster.id]
	primary != cluster.id
} else := null

_primary := {id: sort(primaries)[0] | some id, primaries in _primaries}

_primaries[id] contains primary if {
	some ids in global_databases
	primary := _primary_of(ids)
	some id in ids
}

# METADATA
# description: Ids of the clusters of each global database, by what names it (the id of its resource, or a literal name).
global_databases[name] contains cluster.id if {
	some cluster in input.terraform.aws_rds_cluster
	some name in _global_names(cluster)
}

_global_names(cluster) := lib.refs(cluster, "global_cluster_identifier") if {
	lib.refs(cluster, "global_cluster_identifier") != set()
} else := {name | name := lib.text(cluster, ["global_cluster_identifier"]); name != ""}

_primary_of(ids) := founding[0] if {
	founding := sort([id | some id in ids; _has_credentials[id]])
	count(founding) > 0
} else := live[0] if {
	live := sort([id | some id in ids; _region_of[id] == input.settings.regions.live])
	count(live) > 0
} else := sort([id | some id in ids])[0]

_region_of := {cluster.id: cluster.region.name | some cluster in input.terraform.aws_rds_cluster}

_has_credentials := {cluster.id: true |
	some cluster in input.terraform.aws_rds_cluster
	some field in ["master_username", "manage_master_user_password", "snapshot_identifier"]
	_is_given(cluster, [field])
}

_is_given(cluster, path) if not lib.at(cluster, path, "") in {"", false}

_is_given(cluster, path) if lib.withheld_at(cluster, path)
