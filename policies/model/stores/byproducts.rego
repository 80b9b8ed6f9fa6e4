# METADATA
# title: Buckets of what is written by the way
# description: |
#   Buckets that a provider writes logs to, or a build its artifacts and a query its results, and those that functions are installed from, which are
#   built again from their sources: nobody restores a service from these. One that holds something else too
#   is not told apart from them, so that what names it must be all that refers to it, besides what configures it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
#     description: Logs of accesses to buckets
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
#     description: Access logs of load balancers
package resilience.model.stores.byproducts

import data.resilience.lib
import data.resilience.model.replications

# METADATA
# description: Id of a bucket to true, of those that nothing else is kept in as far as the input shows.
by_id := {id: true |
	some id, _ in _written_to
	not replications.of_store[id]
	not _has_another_use[id]
}

_written_to[id] contains resource.id if {
	some type, attribute in _writers
	some resource in input.terraform[type]
	some id in lib.refs(resource, attribute)
}

# By type, where it names the bucket; a function names that of its package.
_writers := {
	"aws_s3_bucket_logging": "target_bucket", "aws_s3_bucket": "logging", "aws_lb": "access_logs", "aws_alb": "access_logs", "aws_elb": "access_logs",
	"aws_cloudtrail": "s3_bucket_name", "aws_flow_log": "log_destination", "aws_cloudfront_distribution": "logging_config",
	"aws_codepipeline": "artifact_store", "aws_codebuild_project": "artifacts", "aws_athena_workgroup": "configuration",
	"aws_config_delivery_channel": "s3_bucket_name", "google_storage_bucket": "logging", "google_logging_project_sink": "destination",
	"aws_lambda_function": "s3_bucket", "google_cloudfunctions_function": "source_archive_bucket", "google_cloudfunctions2_function": "build_config",
}

_has_another_use[bucket.id] if {
	some type in ["aws_s3_bucket", "google_storage_bucket"]
	some bucket in input.terraform[type]
	_written_to[bucket.id]
	some path, ids in bucket.referenced_by
	some id in ids
	not _written_to[bucket.id][id]
	not _configures(path, id)
}

# What says how the bucket itself is kept refers to it as `bucket`.
_configures(path, _) if path in {"bucket", "bucket_name", "resource"}
