# METADATA
# title: What AWS Backup copies
# description: |
#   A selection names resources by ARN, with `*` for any text, and narrows them by tags: of `selection_tag` one must match, of `condition` all. One
#   that lists no resource selects all that its tags match. A plan copies what is in its own region. With a machine its volumes are copied.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
#     description: Assigning resources to a backup plan
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
#     description: How lists, tags and conditions go together
package resilience.model.recovery_points.aws_backup_selections

import data.resilience.lib

# METADATA
# description: Resource id to the selections that copy it, `[{selection, certain, why}]`; not certain where what decides is not known.
of[id] contains {"selection": selection.id, "certain": answer == "yes", "why": _why(selection, answer)} if {
	some selection in input.terraform.aws_backup_selection
	some candidate in _looked_at(selection)
	answer := _answer(selection, candidate)
	answer != "no"
	some id in _copied_with(candidate)
}

_why(_, "yes") := ""

_why(selection, "maybe") := $"whether {selection.address} selects it is known only after apply"

# The resource part of the ARN of each type that can be selected: what it begins with, and the attribute that it ends with, "" where AWS makes that up.
_forms := {
	"aws_db_instance": ["rds", "db:", "identifier"],
	"aws_rds_cluster": ["rds", "cluster:", "cluster_identifier"],
	"aws_docdb_cluster": ["rds", "cluster:", "cluster_identifier"],
	"aws_neptune_cluster": ["rds", "cluster:", "cluster_identifier"],
	"aws_redshift_cluster": ["redshift", "cluster:", "cluster_identifier"],
	"aws_dynamodb_table": ["dynamodb", "table/", "name"],
	"aws_s3_bucket": ["s3", "", "bucket"],
	"aws_ebs_volume": ["ec2", "volume/", ""],
	"aws_instance": ["ec2", "instance/", ""],
	"aws_efs_file_system": ["elasticfilesystem", "file-system/", ""],
	"aws_fsx_lustre_file_system": ["fsx", "file-system/", ""],
	"aws_fsx_windows_file_system": ["fsx", "file-system/", ""],
	"aws_fsx_ontap_volume": ["fsx", "volume/", ""],
	"aws_fsx_openzfs_file_system": ["fsx", "file-system/", ""],
}

_candidates := {resource.id: {"service": form[0], "part": _part(resource, form), "resource": resource} |
	some type, form in _forms
	some resource in input.terraform[type]
}

_by_service := {service: ids |
	some service in {form[0] | some form in _forms}
	ids := {id | some id, candidate in _candidates; candidate.service == service}
}

_part(resource, form) := concat(":", array.slice(fields, 5, count(fields))) if {
	fields := split(lib.text(resource, ["arn"]), ":")
	count(fields) > 5
} else := $"{form[1]}{lib.text(resource, [form[2]])}"

# Everything, where a list holds something that is not known or nothing at all; else what it refers to, and the services that it names.
_looked_at(selection) := [candidate | some candidate in _candidates] if {
	_is_open(selection)
} else := [_candidates[id] |
	some id in (lib.refs(selection, "resources") | {id | some pattern in _patterns(selection, "resources"); some id in _of_service(pattern)})
	_candidates[id]
]

_is_open(selection) if {
	count(lib.at(selection, ["resources"], [])) == 0
	lib.refs(selection, "resources") == set()
}

_is_open(selection) if _has_unknown(selection, "resources")

_patterns(selection, attribute) := [pattern | some pattern in lib.at(selection, [attribute], []); is_string(pattern)]

_of_service("*") := object.keys(_candidates)

_of_service(pattern) := {id |
	named := split(pattern, ":")[2]
	some service, ids in _by_service
	_is_like(named, service)
	some id in ids
} if {
	pattern != "*"
}

# No, where any part says so; maybe, where any part can't be told.
_answer(selection, candidate) := "no" if {
	some part in _parts(selection, candidate)
	part == "no"
} else := "maybe" if {
	some part in _parts(selection, candidate)
	part == "maybe"
} else := "yes"

_parts(selection, candidate) := [
	_is_near(selection.region, candidate.resource.region), _listed(selection, candidate),
	_excluded(selection, candidate), _tagged(selection, candidate.resource), _conditioned(selection, candidate.resource),
]

_is_near(here, there) := "no" if {
	here.name != there.name
} else := "yes"

_listed(selection, candidate) := "yes" if {
	_is_open(selection)
	not _has_unknown(selection, "resources")
} else := _in_list(selection, "resources", candidate)

_excluded(selection, candidate) := {"yes": "no", "no": "yes", "maybe": "maybe"}[_in_list(selection, "not_resources", candidate)]

_in_list(selection, attribute, candidate) := "yes" if {
	lib.refs(selection, attribute)[candidate.resource.id]
} else := "yes" if {
	some pattern in _patterns(selection, attribute)
	_names(pattern, candidate)
} else := "maybe" if {
	_has_unknown(selection, attribute)
} else := "no"

# More elements that are not known than resources that they refer to, or a whole list of which nothing is known.
_has_unknown(selection, "resources") if {
	lib.unknown_at(selection, ["resources"])
	lib.refs(selection, "resources") == set()
}

# The provider fills this one in where it is left out.
_has_unknown(selection, "not_resources") if lib.is_hidden(selection, ["not_resources"])

_has_unknown(selection, attribute) if {
	hidden := [i | some i, element in lib.at(selection, [attribute], []); element == null; lib.unknown_at(selection, [attribute, i])]
	count(hidden) > count(lib.refs(selection, attribute))
}

_names("*", _)

# Partition and account are taken to be the same.
_names(pattern, candidate) if {
	fields := split(pattern, ":")
	count(fields) > 5
	_is_like(fields[2], candidate.service)
	_is_region_like(fields[3], candidate.resource.region)
	_is_like(concat(":", array.slice(fields, 5, count(fields))), candidate.part)
}

_is_region_like("", _)

_is_region_like(_, region) if not region.name

_is_region_like(pattern, region) if _is_like(pattern, region.name)

# What has other characters than ARNs and tags have is compared as it is, since it would mean something to a matcher.
_is_like(pattern, text) if pattern == text

_is_like(pattern, text) if {
	contains(pattern, "*")
	regex.match(`^[A-Za-z0-9_.:/*=+@ -]{1,512}$`, pattern)
	glob.match(pattern, ["\n"], text)
}

_tagged(selection, resource) := "yes" if {
	wanted := lib.at(selection, ["selection_tag"], [])
	some i, tag in wanted
	_tag_answer(selection, ["selection_tag", i], tag, resource) == "yes"
} else := "maybe" if {
	lib.unknown_within(selection, ["selection_tag"])
	not lib.left_out(selection, ["selection_tag"])
} else := "maybe" if {
	some i, tag in lib.at(selection, ["selection_tag"], [])
	_tag_answer(selection, ["selection_tag", i], tag, resource) == "maybe"
} else := "no" if {
	count(lib.at(selection, ["selection_tag"], [])) > 0
} else := "yes"

_tag_answer(_, _, wanted, resource) := "maybe" if {
	_tag(resource, object.get(wanted, "key", "")) == null
} else := "yes" if {
	_tag(resource, object.get(wanted, "key", "")) == wanted.value
} else := "no"

_conditioned(selection, resource) := "no" if {
	some answer in _conditions(selection, resource)
	answer == "no"
} else := "maybe" if {
	lib.unknown_within(selection, ["condition"])
	not lib.left_out(selection, ["condition"])
} else := "maybe" if {
	some answer in _conditions(selection, resource)
	answer == "maybe"
} else := "yes"

_conditions(selection, resource) := [answer |
	some i, _ in lib.at(selection, ["condition"], [])
	some operator in ["string_equals", "string_like", "string_not_equals", "string_not_like"]
	some wanted in lib.at(selection, ["condition", i, operator], [])
	answer := _met(operator, wanted, _tag(resource, trim_prefix(object.get(wanted, "key", ""), "aws:ResourceTag/")))
]

_met(_, _, null) := "maybe"

_met("string_equals", wanted, value) := _yes_or_no([1 | wanted.value == value]) if value != null

_met("string_like", wanted, value) := _yes_or_no([1 | _is_like(wanted.value, value)]) if value != null

_met("string_not_equals", wanted, value) := _yes_or_no([1 | wanted.value != value]) if value != null

_met("string_not_like", wanted, value) := _yes_or_no([1 | not _is_like(wanted.value, value)]) if value != null

_yes_or_no([]) := "no"

_yes_or_no(found) := "yes" if count(found) > 0

# The value of a tag, "" where it has none (no tag of that value can be selected), null where that is not known.
_tag(resource, key) := values[0] if {
	values := [value | some attribute in ["tags_all", "tags"]; value := lib.text(resource, [attribute, key]); value != ""]
	count(values) > 0
} else := null if {
	some attribute in ["tags_all", "tags"]
	lib.is_hidden(resource, [attribute, key])
} else := ""

_copied_with(candidate) := [candidate.resource.id] if {
	not _volumes_of[candidate.resource.id]
} else := sort(_volumes_of[candidate.resource.id] | {candidate.resource.id})

_volumes_of[machine] contains volume if {
	some attachment in input.terraform.aws_volume_attachment
	some machine in lib.refs(attachment, "instance_id")
	some volume in lib.refs(attachment, "volume_id")
}
