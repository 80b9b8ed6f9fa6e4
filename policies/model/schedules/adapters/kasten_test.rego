package resilience.model.schedules.adapters.kasten_test

import data.resilience.model.schedules.adapters.kasten
import data.resilience.testing as build

_hourly := {"text": "@hourly", "max_gap_s": 3600}

_policy(spec) := build.kubernetes("config.kio.kasten.io/Policy", "kasten-io", "apps", {"spec": object.union({"frequency": _hourly, "actions": [{"action": "backup"}]}, spec)})

_db(namespace, labels) := build.kubernetes("apps/StatefulSet", namespace, "db", {"metadata": {"name": "db", "labels": labels}})

_namespace(name, labels) := build.kubernetes("core/Namespace", "", name, {"metadata": {"name": name, "labels": labels}})

_profile := build.kubernetes("config.kio.kasten.io/Profile", "kasten-io", "s3", {"spec": {"type": "Location", "locationSpec": {"type": "ObjectStore", "objectStore": {"name": "snap", "objectStoreType": "S3"}}}})

_found(resources) := schedules if {
	schedules := kasten.found with input as build.document(resources, {})
}

_record(overrides) := build.with_fields(
	{
		"id": build.id(_policy({})), "name": "apps", "kind": "kasten", "cluster": "assumed", "store": null,
		"active": true, "why_inactive": "", "full": true, "why_partial": "", "namespaces": {"included": ["*"], "excluded": [], "perhaps": []}, "labelled": false,
		"volumes": "snapshots", "text": "@hourly", "max_gap_s": 3600, "retention_s": null, "retention_from": build.id(_policy({})), "unknown": {},
	},
	overrides,
)

test_a_policy_of_all_applications if {
	_found([_policy({"retention": {"hourly": 24, "daily": 7}})]) == [_record({"retention_s": 604800})]
}

test_a_policy_without_a_backup_is_no_schedule if _found([_policy({"actions": [{"action": "import"}]})]) == []

_exporting(parameters) := build.referring(
	_policy({"actions": [{"action": "backup"}, {"action": "export", "exportParameters": parameters}]}),
	{"spec.actions.1.exportParameters.profile.name": [_profile]},
)

test_an_export_copies_the_data if {
	_found([_exporting({}), _profile]) == [_record({"volumes": "moved", "store": build.id(_profile)})]
	_found([_exporting({"exportData": {"enabled": false}}), _profile]) == [_record({"store": build.id(_profile)})]
}

test_when_it_takes_none if {
	every case in [
		[{"paused": true}, "it is paused"],
		[{"frequency": {"text": "@onDemand", "error": "x"}}, "it runs on demand only"],
		[{"frequency": {"text": "", "max_gap_s": null}}, "it has no frequency"],
		[{"frequency": {"text": "@often", "error": "not known"}}, "its frequency is not valid (not known)"],
		[{"frequency": {"text": "0 0 31 2 *", "max_gap_s": null}}, "its frequency never fires"],
	] {
		[[schedule.active, schedule.why_inactive] | some schedule in _found([_policy(case[0])])] == [[false, case[1]]]
	}
}

_by_name := {"selector": {"matchExpressions": [{"key": "k10.kasten.io/appNamespace", "operator": "In", "values": ["shop"]}]}}

_partial := "its selector takes only some applications"

test_a_policy_of_one_application if {
	_found([_policy(_by_name), _db("shop", {})]) == [_record({"namespaces": {"included": ["shop"], "excluded": [], "perhaps": []}})]
	_found([_policy({"selector": {"matchLabels": {"k10.kasten.io/appNamespace": "shop"}}}), _db("shop", {})]) == [_record({"namespaces": {"included": ["shop"], "excluded": [], "perhaps": []}})]
	_found([_policy(_by_name), _db("shop", {}), _db("", {})]) == [_record({"full": false, "why_partial": _partial, "namespaces": {"included": ["shop"], "excluded": [], "perhaps": []}})]
}

_by_label := {"selector": {"matchLabels": {"dataprotection": "gold"}}}

test_a_policy_of_what_has_a_label if {
	_taken([_db("shop", {"dataprotection": "gold"})]) == {"included": ["shop"], "excluded": [], "perhaps": []}
	_taken([_db("shop", {}), _namespace("shop", {"dataprotection": "gold"})]) == {"included": ["shop"], "excluded": [], "perhaps": []}
	_taken([_db("shop", {}), _namespace("shop", {})]) == {"included": [], "excluded": [], "perhaps": []}
	_taken([_db("shop", {})]) == {"included": [], "excluded": [], "perhaps": ["shop"]}
}

_taken(resources) := [schedule.namespaces | some schedule in _found(array.concat([_policy(_by_label)], resources))][0]

_preset := build.kubernetes("config.kio.kasten.io/PolicyPreset", "kasten-io", "gold", {"spec": {"backup": {"frequency": _hourly, "retention": {"daily": 7}}, "export": {"exportData": {"enabled": true}}}})

_with_preset := {"frequency": {}, "presetRef": {"name": "gold"}}

test_a_preset if {
	policy := build.referring(_policy(_with_preset), {"spec.presetRef.name": [_preset]})
	_found([policy, _preset]) == [_record({"retention_s": 604800, "volumes": "moved"})]
	_found([_policy(_with_preset)]) == [_record({
		"text": "", "max_gap_s": null, "volumes": "moved",
		"unknown": {"schedule": "Policy.config.kio.kasten.io/kasten-io/apps: the preset that says when it runs is in no input"},
	})]
}

test_how_long_each_kind_is_kept if {
	{name: schedule.retention_s |
		some name in ["hourly", "daily", "weekly", "monthly", "yearly"]
		some schedule in _found([_policy({"retention": {name: 2}})])
	} == {"hourly": 7200, "daily": 172800, "weekly": 1209600, "monthly": 4838400, "yearly": 63072000}
	[schedule.retention_s | some schedule in _found([_policy({"retention": {"daily": 0, "weekly": "many"}})])] == [null]
}

test_a_preset_that_copies_no_data if {
	preset := build.over(_preset, {"values": {"spec": {"backup": {"frequency": _hourly}, "export": {"exportData": {"enabled": false}}}}})
	policy := build.referring(_policy(_with_preset), {"spec.presetRef.name": [preset]})
	[schedule.volumes | some schedule in _found([policy, preset])] == ["snapshots"]
	without := build.kubernetes("config.kio.kasten.io/PolicyPreset", "kasten-io", "gold", {"spec": {"backup": {"frequency": _hourly}}})
	[schedule.volumes | some schedule in _found([policy, without])] == ["snapshots"]
}
