# METADATA
# title: S3 replication
# description: |
#   A replication rule copies to another bucket; it protects against the loss of a region only where that bucket is in another region,
#   the rule is enabled and not narrowed by prefix or tag, and both buckets are versioned. Replication time control bounds the lag to
#   15 minutes; without it there is no bound.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html
#     description: Requirements for replication
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
#     description: Replication time control
package resilience.model.replications.adapters.aws

import data.resilience.lib
import data.resilience.model.stores.adapters.aws

# METADATA
# description: Replication records of the S3 replication configurations in the input.
found := array.concat(array.concat(_separate, _inline), _unseen)

_separate := [copy |
	some config in input.terraform.aws_s3_bucket_replication_configuration
	some i, _ in lib.at(config, ["rule"], [])
	source := _referred_bucket(config, "bucket", lib.at(config, ["bucket"], ""))
	copy := _copy($"{config.id}#{i}", source, config, ["rule", i])
]

# Rules that are known only after apply may copy anything anywhere.
_unseen := [copy |
	some config in input.terraform.aws_s3_bucket_replication_configuration
	lib.unknown_at(config, ["rule"])
	source := _referred_bucket(config, "bucket", lib.at(config, ["bucket"], ""))
	why := lib.why_unknown(config, ["rule"])
	copy := {
		"id": config.id, "from": source.id, "to": null, "to_name": "a bucket that is not known",
		"from_region": _bucket_region(source.id), "to_region": null,
		"active": true, "whole": true, "prefix": "", "versioned": null, "lag_s": null, "lag_source": why,
		"reasons": [], "unknown": {"to_region": why, "active": why, "prefix": why},
	}
]

# Provider versions before 4 hold the replication inside the bucket.
_inline := [copy |
	some bucket in input.terraform.aws_s3_bucket
	some i, _ in lib.at(bucket, ["replication_configuration", 0, "rules"], [])
	source := {"id": bucket.id, "name": bucket.address}
	copy := _copy($"{bucket.id}#{i}", source, bucket, ["replication_configuration", 0, "rules", i])
]

# One rule, at a path of the resource that holds it.
_copy(id, source, holder, path) := {
	"id": id, "from": source.id, "to": target.id, "to_name": target.name,
	"from_region": _bucket_region(source.id), "to_region": _bucket_region(target.id),
	"active": active, "whole": whole, "prefix": narrowed.prefix,
	"versioned": _both_versioned(source.id, target.id),
	"lag_s": lag.seconds, "lag_source": lag.source,
	"reasons": array.concat(
		array.concat(
			["its rule is disabled" | active == false],
			["its rule copies only what has a tag" | whole == false],
		),
		[$"its rule copies only what begins with {narrowed.prefix}" | narrowed.prefix != ""],
	),
	"unknown": {field: reason |
		some field, reason in {
			"to_region": _why_region(target),
			"from_region": _why_region(source),
			"active": _why_at(holder, array.concat(path, ["status"])),
			"prefix": narrowed.unknown,
			"versioned": _why_versioned(source.id, target.id),
		}
		reason != ""
	},
} if {
	destination := concat(".", [$"{part}" | some part in array.concat(path, ["destination"])])
	target := _referred_bucket(holder, destination, lib.at(holder, array.concat(path, ["destination", 0, "bucket"]), ""))
	active := _is_active(holder, path)
	narrowed := _narrowed(holder, path)
	whole := narrowed.tags == 0
	lag := _lag(lib.at(holder, array.concat(path, ["destination", 0, "replication_time", 0, "status"]), "Disabled"))
}

_lag("Enabled") := {"seconds": 900, "source": "replication time control"}

_lag(status) := {"seconds": null, "source": "no replication time control"} if status != "Enabled"

_is_active(holder, path) if {
	lib.at(holder, array.concat(path, ["status"]), "") == "Enabled"
} else if {
	lib.unknown_at(holder, array.concat(path, ["status"]))
} else := false

# What a rule is narrowed to: the longest of its prefixes, and how many tags it asks for.
_narrowed(holder, path) := {"prefix": _longest(prefixes), "tags": count(tags), "unknown": _why_narrowed(holder, path)} if {
	filters := [filter | some filter in _list(lib.at(holder, array.concat(path, ["filter"]), [])); is_object(filter)]
	conditions := array.concat(filters, [both | some filter in filters; some both in _list(object.get(filter, "and", [])); is_object(both)])
	prefixes := {prefix |
		some prefix in array.concat(
			[lib.at(holder, array.concat(path, ["prefix"]), "")],
			[object.get(condition, "prefix", "") | some condition in conditions],
		)
		is_string(prefix)
	}
	tags := array.concat(
		[tag | some condition in conditions; some tag in _list(object.get(condition, "tag", []))],
		[tag | some condition in conditions; tags := object.get(condition, "tags", {}); is_object(tags); some tag in tags],
	)
}

_longest(prefixes) := sort([[count(prefix), prefix] | some prefix in (prefixes | {""})])[count(prefixes | {""}) - 1][1]

_why_narrowed(holder, path) := lib.why_unknown(holder, array.concat(path, ["filter"])) if {
	lib.unknown_within(holder, array.concat(path, ["filter"]))
} else := _why_at(holder, array.concat(path, ["prefix"]))

_why_at(holder, path) := lib.why_unknown(holder, path) if {
	lib.unknown_at(holder, path)
} else := ""

_list(value) := value if is_array(value)

_list(value) := [] if not is_array(value)

# A bucket by reference, else by the name or ARN that is given; `id` null where no input holds it.
_referred_bucket(resource, attribute, literal) := {"id": ids[0], "name": lib.short(ids[0])} if {
	ids := sort([id | some id in lib.refs(resource, attribute); _buckets[id]])
	count(ids) > 0
} else := {"id": null, "name": trim_prefix(literal, "arn:aws:s3:::")} if {
	is_string(literal)
	literal != ""
} else := {"id": null, "name": $"the bucket of {resource.address}"}

_buckets := {bucket.id: bucket | some bucket in input.terraform.aws_s3_bucket}

_bucket_region(null) := null

_bucket_region(id) := _buckets[id].region.name

_bucket_region(id) := null if {
	_buckets[id]
	not _buckets[id].region.name
}

_why_region(end) := $"{end.name} is in no input" if end.id == null

_why_region(end) := $"{end.name}: {_buckets[end.id].region.unknown}" if {
	end.id != null
	_bucket_region(end.id) == null
}

_why_region(end) := "" if {
	end.id != null
	_bucket_region(end.id) != null
}

_both_versioned(from, to) := false if {
	some id in [from, to]
	aws.versioning[id] == "off"
} else if {
	aws.versioning[from] == "on"
	aws.versioning[to] == "on"
} else := null

# Ends that are in sight: what is not is unknown by its region already.
_why_versioned(from, to) := reasons[0] if {
	reasons := [$"{lib.short(id)}: whether it is versioned is known only after apply" | some id in [from, to]; aws.versioning[id] == "unknown"]
	count(reasons) > 0
} else := ""

# METADATA
# description: Names and ARNs of buckets that a replication rule copies to and no input shows, as `{what, type, id}`.
not_in_sight contains {"what": "bucket", "type": "aws_s3_bucket", "id": literal} if {
	some holder in _holders
	some i, _ in lib.at(holder.resource, holder.path, [])
	path := array.concat(holder.path, [i, "destination"])
	literal := lib.text(holder.resource, array.concat(path, [0, "bucket"]))
	literal != ""
	_referred_bucket(holder.resource, concat(".", [$"{part}" | some part in path]), literal).id == null
}

_holders := array.concat(
	[{"resource": config, "path": ["rule"]} | some config in input.terraform.aws_s3_bucket_replication_configuration],
	[{"resource": bucket, "path": ["replication_configuration", 0, "rules"]} | some bucket in input.terraform.aws_s3_bucket],
)
