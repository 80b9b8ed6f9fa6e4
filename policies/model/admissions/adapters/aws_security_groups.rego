# METADATA
# title: Who is let in by security groups of AWS
# description: |
#   A rule of a database's security group whose source is another group lets in what is behind that one. A group whose source is itself, or one that the
#   database is behind too, is one that much is put into, and says nothing of who uses the database.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing
#     description: Security group referencing
package resilience.model.admissions.adapters.aws_security_groups

import data.resilience.lib
import data.resilience.model.firewalls.group_members
import data.resilience.model.firewalls.group_sources
import data.resilience.model.firewalls.security_groups

# METADATA
# description: "What runs code with each data service whose groups let it in, `{from, to}`."
found := [{"from": from, "to": to} |
	some to, own in _of_data
	sources := {source | some group in own; some source in object.get(group_sources.of, group, set())} - own
	some source in sources
	some from in object.get(_running_in, source, set())
]

# Where each type that holds data names its groups.
_data := {
	"aws_db_instance": ["vpc_security_group_ids"],
	"aws_rds_cluster": ["vpc_security_group_ids"],
	"aws_docdb_cluster": ["vpc_security_group_ids"],
	"aws_neptune_cluster": ["vpc_security_group_ids"],
	"aws_redshift_cluster": ["vpc_security_group_ids"],
	"aws_elasticache_replication_group": ["security_group_ids"],
	"aws_elasticache_cluster": ["security_group_ids"],
	"aws_elasticache_serverless_cache": ["security_group_ids"],
	"aws_memorydb_cluster": ["security_group_ids"],
	"aws_dax_cluster": ["security_group_ids"],
	"aws_opensearch_domain": ["vpc_options", 0, "security_group_ids"],
	"aws_elasticsearch_domain": ["vpc_options", 0, "security_group_ids"],
	"aws_msk_cluster": ["broker_node_group_info", 0, "security_groups"],
	"aws_mq_broker": ["security_groups"],
}

_running := {
	"aws_instance": [["vpc_security_group_ids"], ["security_groups"]],
	"aws_autoscaling_group": [],
	"aws_ecs_service": [["network_configuration", 0, "security_groups"]],
	"aws_lambda_function": [["vpc_config", 0, "security_group_ids"]],
}

_of_data[id] contains group if {
	some type, path in _data
	some resource in input.terraform[type]
	id := resource.id
	some group in security_groups.named(resource, path).known
}

# What a file system is mounted through stands behind groups, not the file system.
_of_data[id] contains group if {
	some target in input.terraform.aws_efs_mount_target
	some group in security_groups.named(target, ["security_groups"]).known
	some id in lib.refs(target, "file_system_id")
}

_running_in[group] contains resource.id if {
	some type, paths in _running
	some resource in input.terraform[type]
	some group in group_members.of(resource, paths).known
}
