package resilience.recovery_points_aws_backup_test

import data.resilience.model.recovery_points
import data.resilience.model.recovery_points.adapters.aws_backup
import data.resilience.testing as build

_vault := build.terraform("aws_backup_vault", "main", {})

_abroad := build.over(build.terraform("aws_backup_vault", "dr", {}), {"region": {"name": "eu-central-1"}})

_daily := {"schedule": {"text": "cron(0 3 * * ? *)", "max_gap_s": 86400}, "lifecycle": [{"delete_after": 35}], "copy_action": []}

_plan(rules) := build.terraform("aws_backup_plan", "nightly", {"values": {"rule": rules}})

_selection(values) := build.referring(build.terraform("aws_backup_selection", "all", {"values": values}), {"plan_id": [_plan([])]})

_table(values) := build.terraform("aws_dynamodb_table", "carts", {"values": object.union({"name": "carts"}, values)})

_found(resources) := found if {
	found := aws_backup.found with input as build.document(resources, {})
}

_point(overrides) := object.union(
	{
		"id": "plan.json#aws_backup_plan.nightly", "of": "plan.json#aws_dynamodb_table.carts", "kind": "backup", "region": "eu-west-1",
		"age_s": 86400, "age_from": "plan.json#aws_backup_plan.nightly",
		"restore_s": null, "restore_from": "AWS documentation: depends on the amount of data",
		"retention_s": 3024000, "outlives_source": true, "unknown": {},
	},
	overrides,
)

_any_table := ["arn:aws:dynamodb:*:*:table/*"]

test_a_plan_that_selects_a_table if {
	_found([_plan([_daily]), _selection({"resources": _any_table}), _table({})]) == [_point({})]
}

test_a_copy_in_another_region if {
	rule := object.union(_daily, {"copy_action": [{"lifecycle": [{"delete_after": 90}]}]})
	plan := build.referring(_plan([rule]), {"rule.0.copy_action.0.destination_vault_arn": [_abroad]})
	_found([_vault, _abroad, plan, _selection({"resources": _any_table}), _table({})]) == [
		_point({}),
		_point({"region": "eu-central-1", "retention_s": 7776000}),
	]
}

test_a_copy_by_the_name_of_a_vault if {
	rule := object.union(_daily, {"copy_action": [{"destination_vault_arn": "arn:aws:backup:us-east-1:210987654321:backup-vault:dr"}, {}]})
	points := _found([_plan([rule]), _selection({"resources": _any_table}), _table({})])
	[[point.region, point.unknown] | some point in points] == [
		["eu-west-1", {}], ["us-east-1", {}],
		[null, {"region": "aws_backup_plan.nightly: where the vault of a copy action is, is not known"}],
	]
}

test_continuous_backups_where_the_service_has_them if {
	database := build.terraform("aws_db_instance", "orders", {"values": {"identifier": "orders"}})
	plan := _plan([object.union(_daily, {"enable_continuous_backup": true})])
	[[point.kind, point.age_s] | some point in _found([plan, _selection({"resources": ["arn:aws:rds:*:*:db:*"]}), database])] == [["continuous", 300]]
	[[point.kind, point.age_s] | some point in _found([plan, _selection({"resources": _any_table}), _table({})])] == [["backup", 86400]]
}

test_schedules if {
	points := [[point.age_s, point.unknown] |
		some schedule in [{}, {"schedule": {"text": "cron(", "error": "must have six fields"}}, {"schedule": {"text": "cron(0 0 31 2 ? *)", "never": true}}]
		some point in _found([_plan([schedule]), _selection({"resources": _any_table}), _table({})])
	]
	points == [[86400, {}], [null, {"age_s": "aws_backup_plan.nightly: its schedule must have six fields"}]]
	hidden := build.over(_plan([{}]), {"unknown": {"rule": [{"schedule": true}]}, "references": {"rule.0.schedule": ["plan.json#x"]}})
	[point] := _found([hidden, _selection({"resources": _any_table}), _table({})])
	point.unknown.age_s == "aws_backup_plan.nightly: its schedule is known only after apply"
}

test_a_plan_that_no_input_shows if {
	selection := build.over(_selection({"resources": _any_table, "plan_id": "1b2c"}), {"references": {}})
	[point] := _found([selection, _table({})])
	[point.age_s, point.region, point.unknown] == [null, null, {"age_s": "aws_backup_selection.all: its plan is in no input"}]
}

test_what_may_be_selected_is_not_counted_and_not_forgotten if {
	selection := build.over(_selection({}), {"unknown": {"resources": true}, "references": {"plan_id": [build.id(_plan([]))], "resources": []}})
	hidden := build.over(selection, {"values": {"resources": [null]}, "unknown": {"resources": [true]}})
	document := build.document([_plan([_daily]), hidden, _table({})], {})
	points := recovery_points.of with input as document
	points == {}
	reasons := recovery_points.perhaps with input as document
	reasons == {build.id(_table({})): "whether aws_backup_selection.all selects it is known only after apply"}
}

test_automatic_backups_of_a_file_system if {
	system := build.terraform("aws_efs_file_system", "home", {})
	policy := build.referring(build.terraform("aws_efs_backup_policy", "home", {"values": {"backup_policy": [{"status": "ENABLED"}]}}), {"file_system_id": [system]})
	_found([system, policy]) == [_point({"id": build.id(policy), "of": build.id(system), "age_from": "AWS documentation: daily"})]
	_found([system, build.over(policy, {"values": {"backup_policy": [{"status": "DISABLED"}]}})]) == []
}
