# METADATA
# title: Backups and replicas of RDS, DocumentDB and Neptune
# description: |
#   Automated backups reach back to any moment up to about five minutes ago, in the region of the instance; `aws_db_instance_automated_backups_replication`
#   copies them to another. They are deleted with what they are of, unless `delete_automated_backups` is false. A read replica and a secondary cluster of a global database follow within about a second where they can keep up,
#   and are promoted in about a minute: what RDS documents as typical, no bound.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
#     description: The latest restorable time is typically within five minutes
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
#     description: Typical latency of an Aurora global database
package resilience.model.recovery_points.adapters.aws_rds

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.data_services.adapters.aws_aurora
import data.resilience.model.data_services.adapters.aws_docdb_neptune
import data.resilience.model.data_services.adapters.aws_rds

# METADATA
# description: Recovery points of these instances and clusters in the input.
found := array.concat(array.concat(_automated, _copied), array.concat(_replicas, _global))

_services := array.concat(array.concat(aws_rds.found, aws_aurora.found), aws_docdb_neptune.found)

_service_region := {service.id: service.region | some service in _services}

_automated := [point |
	some service in _services
	service.backed_up.holds == true
	point := object.union(_continuous(service.id, service.id, service.region, service.retention_s), {"outlives_source": _stays(service.id)})
]

_stays(id) if {
	_retained[id]
} else := false

_retained := {resource.id: true |
	some type in ["aws_db_instance", "aws_rds_cluster"]
	some resource in input.terraform[type]
	lib.at(resource, ["delete_automated_backups"], true) == false
}

_continuous(id, of, region, retention_s) := {
	"id": id, "of": of, "kind": "continuous", "region": region,
	"age_s": 300, "age_from": "AWS documentation: restorable to within five minutes",
	"restore_s": null, "restore_from": "AWS documentation: depends on the size of the database",
	"retention_s": retention_s, "outlives_source": false, "unknown": {},
}

_copied := [object.union(point, {"outlives_source": true}) |
	some copy in input.terraform.aws_db_instance_automated_backups_replication
	some of in lib.refs(copy, "source_db_instance_arn")
	_service_region[of]
	point := _continuous(copy.id, of, components.region(copy), lib.days(lib.at(copy, ["retention_period"], 7)))
]

_replicas := [_replica(service.id, service.replica_of, service.region) |
	some service in _services
	_service_region[service.replica_of]
	not _in_global[service.id]
]

_in_global := {id: true | some ids in _global_databases; some id in ids}

_global_databases := object.union(aws_aurora.global_databases, aws_docdb_neptune.global_databases)

# Any cluster of a global database can take over from any other.
_global := [_replica(id, of, _service_region[id]) |
	some ids in _global_databases
	some of in ids
	some id in ids
	id != of
]

_replica(id, of, region) := {
	"id": id, "of": of, "kind": "replica", "region": region,
	"age_s": 1, "age_from": "AWS documentation: typically about a second, no bound",
	"restore_s": 60, "restore_from": "AWS documentation: typically about a minute to promote",
	"retention_s": null, "outlives_source": true, "unknown": {},
}
