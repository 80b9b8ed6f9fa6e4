# METADATA
# title: RDS databases
# description: |
#   An instance stands in one zone, with `multi_az` it has a standby in another. An instance of an Aurora cluster is judged with its
#   cluster, where `multi_az` means nothing: the storage is in three zones, and instances in two zones make it serve on. A multi-AZ
#   DB cluster (`db_cluster_instance_class`) has two readable standbys in other zones.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
#     description: Multi-AZ deployments of RDS
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
#     description: High availability of Aurora
package resilience.model.databases.adapters.aws

import data.resilience.lib

# METADATA
# description: Database records of the RDS resources in the input.
found := array.concat(_instances, _clusters)

_instances := [database |
	some instance in input.terraform.aws_db_instance
	verdict := _instance_verdict(instance)
	database := {
		"id": instance.id, "name": instance.address, "engine": _engine(instance, "unknown"),
		"region": _region(instance), "data_centres": [zone | zone := lib.text(instance, ["availability_zone"]); zone != ""],
		"survives_data_centre": verdict.survives, "reason": verdict.reason, "attribute": "multi_az",
		"replica_of": _source(instance), "unknown": verdict.unknown,
	}
]

_instance_verdict(instance) := {"survives": null, "reason": "", "unknown": {"survives_data_centre": lib.why_unknown(instance, ["multi_az"])}} if {
	lib.unknown_at(instance, ["multi_az"])
	_computed(instance)
} else := {"survives": true, "reason": "multi_az is true", "unknown": {}} if {
	lib.at(instance, ["multi_az"], false) == true
} else := {"survives": false, "reason": "multi_az is not set", "unknown": {}} if {
	lib.unknown_at(instance, ["multi_az"])
} else := {"survives": false, "reason": "multi_az is false", "unknown": {}}

# The provider computes `multi_az` where the configuration leaves it out, and RDS then makes a single-AZ instance; a restored or
# copied one keeps what its source had, and an expression is not known before it is evaluated.
_computed(instance) if lib.at(instance, ["snapshot_identifier"], "") != ""

_computed(instance) if lib.withheld_at(instance, ["multi_az"])

_computed(instance) if lib.refs(instance, "multi_az") != set()

# A source that no input shows is a source still.
_source(instance) := [id | some id in lib.refs(instance, "replicate_source_db")][0] if {
	lib.refs(instance, "replicate_source_db") != set()
} else := source if {
	source := lib.text(instance, ["replicate_source_db"])
	source != ""
} else := "unknown" if {
	lib.unknown_at(instance, ["replicate_source_db"])
} else := null

_engine(resource, fallback) := name if {
	name := lib.text(resource, ["engine"])
	name != ""
} else := fallback

_clusters := [database |
	some cluster in input.terraform.aws_rds_cluster
	verdict := _cluster_verdict(cluster)
	database := {
		"id": cluster.id, "name": cluster.address, "engine": _engine(cluster, "aurora"),
		"region": _region(cluster), "data_centres": _places(cluster),
		"survives_data_centre": verdict.survives, "reason": verdict.reason, "attribute": null,
		"replica_of": null, "unknown": verdict.unknown,
	}
]

# Where its instances are; a multi-AZ DB cluster has none of its own.
_places(cluster) := _zones(cluster) if {
	count(_zones(cluster)) > 0
} else := sort({zone | some zone in lib.at(cluster, ["availability_zones"], []); is_string(zone)}) if {
	count(_members[cluster.id]) == 0
} else := []

_cluster_verdict(cluster) := {"survives": true, "reason": "a multi-AZ DB cluster", "unknown": {}} if {
	lib.at(cluster, ["db_cluster_instance_class"], "") != ""
} else := {"survives": true, "reason": "Aurora Serverless version 1 fails over to another zone", "unknown": {}} if {
	lib.at(cluster, ["engine_mode"], "") == "serverless"
} else := {"survives": false, "reason": $"it has {lib.counted(count(members), "instance", "instances")}", "unknown": {}} if {
	members := _members[cluster.id]
	count(members) < 2
	count(members) > 0
} else := {"survives": null, "reason": "", "unknown": {"survives_data_centre": $"{cluster.address}: no instance of it is in the inputs"}} if {
	count(_members[cluster.id]) == 0
} else := {"survives": false, "reason": $"all its instances are in {_zones(cluster)[0]}", "unknown": {}} if {
	every member in _members[cluster.id] { lib.text(member, ["availability_zone"]) != "" }
	count(_zones(cluster)) == 1
} else := {"survives": true, "reason": $"it has {count(_members[cluster.id])} instances", "unknown": {}}

_zones(cluster) := sort({zone | some member in _members[cluster.id]; zone := lib.text(member, ["availability_zone"]); zone != ""})

_members := {cluster.id: members |
	some cluster in input.terraform.aws_rds_cluster
	ids := lib.referrers(cluster, "cluster_identifier")
	members := [_cluster_instances[id] | some id in ids; _cluster_instances[id]]
}

_cluster_instances := {instance.id: instance | some instance in input.terraform.aws_rds_cluster_instance}

_region(resource) := resource.region.name if {
	resource.region.name
} else := null
