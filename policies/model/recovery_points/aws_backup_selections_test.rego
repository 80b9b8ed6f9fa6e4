package resilience.aws_backup_selections_test

import data.resilience.model.recovery_points.aws_backup_selections
import data.resilience.testing as build

_selection(values) := build.terraform("aws_backup_selection", "all", {"values": values})

_table := build.terraform("aws_dynamodb_table", "carts", {"values": {"name": "prod-carts", "tags": {"stage": "prod"}, "tags_all": {"stage": "prod", "team": "shop"}}})

_volume := build.terraform("aws_ebs_volume", "data", {"values": {"tags": {"backup": "daily"}}})

_chosen(selection, resources) := {short: sort({found.certain | some found in ones}) |
	chosen := aws_backup_selections.of with input as build.document(array.concat([selection], resources), {})
	some id, ones in chosen
	short := split(id, "#")[1]
}

_of(values) := object.keys(_chosen(_selection(values), [_table, _volume]))

_names := {"table": "aws_dynamodb_table.carts", "volume": "aws_ebs_volume.data"}

test_by_arn if {
	cases := [
		[["*"], {_names.table, _names.volume}],
		[["arn:aws:dynamodb:*:*:table/prod-*"], {_names.table}],
		[["arn:aws:dynamodb:eu-west-1:123456789012:table/prod-carts"], {_names.table}],
		[["arn:aws:dynamodb:us-east-1:*:table/*"], set()],
		[["arn:aws:dynamodb:*:*:table/test-*"], set()],
		[["arn:aws:ec2:*:*:volume/*"], {_names.volume}],
		[["arn:aws:ec2:*:*:instance/*"], set()],
		[["arn:aws:ec2:*:*:volume/vol-0123456789abcdef0"], set()],
		[["table/*", "[", "arn:aws:dynamodb:*:*:table/[", ""], set()],
	]
	every one in cases { _of({"resources": one[0]}) == one[1] }
}

test_by_arn_where_the_region_is_not_known if {
	unplaced := build.over(_table, {"region": {"unknown": "the provider names none"}})
	_chosen(build.over(_selection({"resources": ["arn:aws:dynamodb:eu-west-1:*:table/*"]}), {"region": {"unknown": "the provider names none"}}), [unplaced]) != {}
	_of({"resources": ["arn:aws:dynamodb::123456789012:table/*"]}) == {_names.table}
}

test_by_reference if {
	_chosen(build.referring(_selection({"resources": [null]}), {"resources": [_volume]}), [_table, _volume]) == {_names.volume: [true]}
}

test_without_what_is_excluded if {
	_of({"resources": ["*"], "not_resources": ["arn:aws:ec2:*:*:volume/*"]}) == {_names.table}
}

test_by_one_of_the_tags if {
	_of({"selection_tag": [{"key": "backup", "value": "daily"}, {"key": "stage", "value": "prod"}]}) == {_names.table, _names.volume}
	_of({"selection_tag": [{"key": "team", "value": "shop"}]}) == {_names.table}
	_of({"selection_tag": [{"key": "team", "value": "none"}]}) == set()
}

test_a_list_and_tags_must_both_match if {
	_of({"resources": ["arn:aws:ec2:*:*:volume/*"], "selection_tag": [{"key": "stage", "value": "prod"}]}) == set()
}

_condition(operator, key, value) := {"resources": ["*"], "condition": [{operator: [{"key": $"aws:ResourceTag/{key}", "value": value}]}]}

test_by_all_of_the_conditions if {
	_of(_condition("string_equals", "stage", "prod")) == {_names.table}
	_of(_condition("string_like", "backup", "dai*")) == {_names.volume}
	_of(_condition("string_not_equals", "backup", "daily")) == {_names.table}
	_of(_condition("string_not_like", "stage", "p*")) == {_names.volume}
	both := {"resources": ["*"], "condition": [{"string_equals": [{"key": "aws:ResourceTag/stage", "value": "prod"}, {"key": "aws:ResourceTag/team", "value": "other"}]}]}
	_of(both) == set()
}

test_a_plan_copies_what_is_in_its_region if {
	_chosen(build.over(_selection({"resources": ["*"]}), {"region": {"name": "us-east-1"}}), [_table]) == {}
}

test_what_is_not_known if {
	tagged := _selection({"selection_tag": [{"key": "backup", "value": "daily"}]})
	hidden := build.terraform("aws_ebs_volume", "data", {"unknown": {"tags": {"backup": true}}, "references": {"tags.backup": ["plan.json#x"]}})
	_chosen(tagged, [_table, hidden]) == {_names.volume: [false]}
	open := build.over(_selection({"resources": [null]}), {"unknown": {"resources": [true]}})
	_chosen(open, [_table]) == {_names.table: [false]}
	conditions := build.over(_selection({"resources": ["*"]}), {"unknown": {"condition": true}, "references": {"condition": ["plan.json#x"]}})
	_chosen(conditions, [_table]) == {_names.table: [false]}
	condition := _selection(_condition("string_equals", "backup", "daily"))
	_chosen(condition, [hidden]) == {_names.volume: [false]}
	sensitive := build.over(_selection({}), {"withheld": {"selection_tag": true}})
	_chosen(sensitive, [_table]) == {_names.table: [false]}
}

test_with_a_machine_its_volumes if {
	machine := build.machine("a", "eu-west-1a")
	attachment := build.referring(build.terraform("aws_volume_attachment", "data", {}), {"instance_id": [machine], "volume_id": [_volume]})
	_chosen(_selection({"resources": ["arn:aws:ec2:*:*:instance/*"]}), [machine, attachment, _volume]) == {"aws_instance.a": [true], _names.volume: [true]}
}

test_what_is_there_already_is_known_by_its_arn if {
	volume := build.over(_volume, {"values": {"arn": "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1"}})
	_chosen(_selection({"resources": ["arn:aws:ec2:eu-west-1:123456789012:volume/vol-1"]}), [volume]) == {_names.volume: [true]}
}

test_every_type_by_the_pattern_of_its_arn if {
	patterns := {
		"aws_db_instance": "rds:*:*:db:x", "aws_rds_cluster": "rds:*:*:cluster:x", "aws_docdb_cluster": "rds:*:*:cluster:x", "aws_neptune_cluster": "rds:*:*:cluster:x",
		"aws_redshift_cluster": "redshift:*:*:cluster:x", "aws_dynamodb_table": "dynamodb:*:*:table/x", "aws_s3_bucket": "s3:::x",
		"aws_ebs_volume": "ec2:*:*:volume/*", "aws_instance": "ec2:*:*:instance/*", "aws_efs_file_system": "elasticfilesystem:*:*:file-system/*",
		"aws_fsx_lustre_file_system": "fsx:*:*:file-system/*", "aws_fsx_windows_file_system": "fsx:*:*:file-system/*",
		"aws_fsx_ontap_volume": "fsx:*:*:volume/*", "aws_fsx_openzfs_file_system": "fsx:*:*:file-system/*",
	}
	names := {"identifier": "x", "cluster_identifier": "x", "name": "x", "bucket": "x"}
	every type, pattern in patterns {
		resource := build.terraform(type, "one", {"values": names})
		object.keys(_chosen(_selection({"resources": [$"arn:aws:{pattern}"]}), [resource])) == {$"{type}.one"}
		_chosen(_selection({"resources": [$"arn:aws:{split(pattern, ":")[0]}:*:*:other/y"]}), [resource]) == {}
	}
}
