/**
 * How the ARN of a type is made of the name that its configuration gives it; partition and account, which no configuration says, are `*`.
 * From the Service Authorization Reference (resource types of each service). Types whose ARN holds what AWS makes up are left out: load
 * balancers, keys, secrets, file systems, brokers.
 */
export const ARNS: Record<string, string> = {
  aws_backup_vault: "arn:*:backup:{region}:*:backup-vault:{name}",
  aws_cloudwatch_event_bus: "arn:*:events:{region}:*:event-bus/{name}",
  aws_cloudwatch_log_group: "arn:*:logs:{region}:*:log-group:{name}",
  aws_cloudwatch_metric_alarm: "arn:*:cloudwatch:{region}:*:alarm:{alarm_name}",
  aws_dax_cluster: "arn:*:dax:{region}:*:cache/{cluster_name}",
  aws_db_instance: "arn:*:rds:{region}:*:db:{identifier}",
  aws_db_subnet_group: "arn:*:rds:{region}:*:subgrp:{name}",
  aws_docdb_cluster: "arn:*:rds:{region}:*:cluster:{cluster_identifier}",
  aws_docdb_global_cluster: "arn:*:rds::*:global-cluster:{global_cluster_identifier}",
  aws_dynamodb_table: "arn:*:dynamodb:{region}:*:table/{name}",
  aws_ecr_repository: "arn:*:ecr:{region}:*:repository/{name}",
  aws_ecs_cluster: "arn:*:ecs:{region}:*:cluster/{name}",
  aws_eks_cluster: "arn:*:eks:{region}:*:cluster/{name}",
  aws_elasticache_cluster: "arn:*:elasticache:{region}:*:cluster:{cluster_id}",
  aws_elasticache_replication_group: "arn:*:elasticache:{region}:*:replicationgroup:{replication_group_id}",
  aws_elasticsearch_domain: "arn:*:es:{region}:*:domain/{domain_name}",
  aws_glacier_vault: "arn:*:glacier:{region}:*:vaults/{name}",
  aws_kinesis_firehose_delivery_stream: "arn:*:firehose:{region}:*:deliverystream/{name}",
  aws_kinesis_stream: "arn:*:kinesis:{region}:*:stream/{name}",
  aws_kms_alias: "arn:*:kms:{region}:*:{name}",
  aws_lambda_function: "arn:*:lambda:{region}:*:function:{function_name}",
  aws_memorydb_cluster: "arn:*:memorydb:{region}:*:cluster/{name}",
  aws_neptune_cluster: "arn:*:rds:{region}:*:cluster:{cluster_identifier}",
  aws_neptune_global_cluster: "arn:*:rds::*:global-cluster:{global_cluster_identifier}",
  aws_opensearch_domain: "arn:*:es:{region}:*:domain/{domain_name}",
  aws_rds_cluster: "arn:*:rds:{region}:*:cluster:{cluster_identifier}",
  aws_rds_global_cluster: "arn:*:rds::*:global-cluster:{global_cluster_identifier}",
  aws_redshift_cluster: "arn:*:redshift:{region}:*:cluster:{cluster_identifier}",
  aws_s3_bucket: "arn:*:s3::*:{bucket}",
  aws_sns_topic: "arn:*:sns:{region}:*:{name}",
  aws_sqs_queue: "arn:*:sqs:{region}:*:{name}",
};
