# METADATA
# title: A database serves on when a data centre is lost
# description: |
#   A database in one data centre is down as long as that data centre is, and what it wrote since the last copy may be lost with it. A
#   standby in another data centre takes over within minutes and loses nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
#     description: Multi-AZ deployments of RDS
# custom:
#   severity: error
#   remediation: |
#     RDS instance: `multi_az = true`. Aurora: at least two `aws_rds_cluster_instance` of the cluster in different availability zones (leave
#     `availability_zone` out and RDS spreads them). Or a multi-AZ DB cluster by `db_cluster_instance_class`.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", NIST CP-7(1), ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents: [CKV_AWS_157, RDS_MULTI_AZ_SUPPORT, RDS_CLUSTER_MULTI_AZ_ENABLED, rds_instance_multi_az, rds_cluster_multi_az, FG_R00251, FG_R00209]
#   since: 0.1.0
package resilience.rules.ha["database-data-centres"]

import data.resilience.model.databases

# METADATA
# description: Databases; a read replica is not what must survive, its source is.
subjects := {id: database | some id, database in databases.by_id; database.replica_of == null}

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains {
	"subject": id,
	"attribute": database.attribute,
	"message": $"{database.name} runs in one data centre ({database.reason}): it is down while that data centre is.",
	"evidence": [{"name": "engine", "value": database.engine, "unit": "", "from": id}],
} if {
	some id, database in subjects
	database.survives_data_centre == false
}
