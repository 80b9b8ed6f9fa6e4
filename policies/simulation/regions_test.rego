package resilience.simulation_regions_test

import data.resilience.simulation
import data.resilience.testing

_live := [testing.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]

_waiting := [testing.over(testing.machine($"r{name}", $"eu-central-1{name}"), {"region": {"name": "eu-central-1"}}) | some name in ["a", "b", "c"]]

_location := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": {"provider": "gcp", "objectStorage": {"bucket": "snap"}}})

_schedule := testing.referring(
	testing.kubernetes("velero.io/Schedule", "velero", "full", {"spec": {"schedule": {"text": "@hourly", "max_gap_s": 3600}}}),
	{"spec.template.storageLocation": [_location]},
)

_bucket(place) := testing.terraform("google_storage_bucket", "snap", {"values": {"name": "snap", "location": place}})

_entry := {
	"id": "entry", "name": "app.example.com", "kind": "dns failover", "targets": [], "reaches": [], "regions": ["eu-central-1", "eu-west-1"],
	"unchecked": [], "detection_s": 90, "ttl_s": 60, "related": [], "unknown": {},
}

_settings := {
	"clusters": [testing.cluster("live", _live, {"inputs": ["app.yaml"]}), testing.cluster("waiting", _waiting, {"inputs": ["recovery.yaml"]})],
	"services": [testing.service("app", ["cluster:live"], {"rto_s": 14400, "rpo_s": 7200})],
	"regions": {"live": "eu-west-1", "recovery": ["eu-central-1"]},
	"recovery": {"snapshot_size_bytes": 1000, "restore_throughput_bytes_s": 10, "decision_time_s": 3600, "backup_duration_s": 600},
}

_estate(place, overrides) := testing.document(
	array.concat(array.concat(_live, _waiting), [_location, _schedule, _bucket(place)]),
	object.union(_settings, overrides),
)

_regions(document, entries) := {failure.domain: failure.services | some failure in all; failure.kind == "region"} if {
	all := simulation.failures with input as document with data.resilience.model.entries.by_id as entries
}

_cell(overrides) := object.union({"service": "app", "part": "cluster:live", "outcome": "unknown", "capacity": null, "rpo_s": null, "rto_s": null}, overrides)

test_a_service_is_restored_where_a_cluster_waits_and_its_loss_takes_nothing if {
	_regions(_estate("EU", {}), {"entry": _entry}) == {
		"eu-west-1": [_cell({
			"outcome": "down", "capacity": 0, "rpo_s": 7800, "rto_s": 3850,
			"parts": {"as_bad": 1, "all": 1}, "why": "live is gone; it is restored from snapshots in waiting",
		})],
		"eu-central-1": [],
	}
}

test_snapshots_in_the_region_are_lost_with_it if {
	_regions(_estate("EUROPE-WEST1", {}), {})["eu-west-1"] == [_cell({
		"outcome": "lost", "capacity": 0,
		"parts": {"as_bad": 1, "all": 1}, "why": "live is gone, and its snapshots are lost with the region",
	})]
}

test_without_a_schedule_there_is_nothing_to_restore if {
	document := testing.document(array.concat(array.concat(_live, _waiting), [_location, _bucket("EU")]), _settings)
	_regions(document, {})["eu-west-1"] == [_cell({
		"outcome": "lost", "capacity": 0,
		"parts": {"as_bad": 1, "all": 1}, "why": "live is gone, and no full snapshot of it is taken regularly",
	})]
}

test_without_snapshots_in_sight_it_is_unknown if {
	_regions(testing.document(array.concat(_live, _waiting), _settings), {})["eu-west-1"] == [_cell({"parts": {"as_bad": 1, "all": 1}, "why": "live is gone; no snapshots of it are in sight"})]
}

test_where_the_bucket_is_may_be_unknown if {
	document := testing.document(array.concat(array.concat(_live, _waiting), [_location, _schedule]), _settings)
	_regions(document, {})["eu-west-1"] == [_cell({"parts": {"as_bad": 1, "all": 1}, "why": "live is gone; whether its snapshots can be read from another region is not known"})]
}

_web(file) := testing.over(testing.kubernetes("apps/Deployment", "shop", "web", {"spec": {"replicas": 1}}), {"input": file})

# No recovery region: both clusters serve.
_twice(entries) := _regions(
	testing.document(array.concat(array.concat(_live, _waiting), [_web("app.yaml"), _web("recovery.yaml")]), object.union(_settings, {
		"regions": {"live": null, "recovery": []},
		"services": [testing.service("app", [_web("app.yaml"), _web("recovery.yaml")], {})],
	})),
	entries,
)

test_a_service_that_runs_in_two_regions_loses_one if {
	_twice({"entry": _entry})["eu-west-1"] == [_cell({
		"outcome": "reduced", "rpo_s": 0, "rto_s": 150,
		"parts": {"as_bad": 1, "all": 1}, "why": "live is gone; waiting runs the same workloads in another region",
	})]
}

test_without_a_checked_entry_that_is_not_known if {
	_twice({"entry": object.union(_entry, {"unchecked": ["x"]})})["eu-west-1"] == [_cell({"parts": {"as_bad": 1, "all": 1}, "why": "live is gone; waiting runs the same workloads, but no checked global entry leads there"})]
}

_database := testing.terraform("aws_db_instance", "main", {"values": {"engine": "postgres"}})

_copy := testing.over(testing.referring(testing.terraform("aws_db_instance", "copy", {}), {"replicate_source_db": [_database]}), {"region": {"name": "eu-central-1"}})

test_a_copy_of_a_database_can_be_promoted if {
	_regions(testing.document([_database, _copy], {}), {}) == {
		"eu-west-1": [_cell({
			"service": "aws_db_instance.main", "part": testing.id(_database), "outcome": "down", "capacity": 0, "rpo_s": 1,
			"parts": {"as_bad": 1, "all": 1}, "why": "aws_db_instance.main is gone; it is restored from its replica aws_db_instance.copy in eu-central-1",
		})],
		"eu-central-1": [],
	}
}

test_a_database_without_a_copy_in_sight_is_lost if {
	_regions(testing.document([_database], {}), {}) == {"eu-west-1": [_cell({
		"service": "aws_db_instance.main", "part": testing.id(_database), "outcome": "lost", "capacity": 0,
		"parts": {"as_bad": 1, "all": 1}, "why": "aws_db_instance.main is gone, and no copy of it in another region is in sight",
	})]}
}

test_what_may_serve_on_without_its_region_is_not_taken_to_do_so if {
	account := testing.over(
		testing.terraform("azurerm_cosmosdb_account", "main", {"withheld": {"geo_location": true}}),
		{"region": {"name": "westeurope"}},
	)
	[[cell.outcome, cell.why] | some cell in _regions(testing.document([account], {}), {}).westeurope] == [["down", "azurerm_cosmosdb_account.main is gone; it is restored from its backups in northeurope"]]
}

_objectives(document, entries) := found if {
	found := simulation.objectives with input as document with data.resilience.model.entries.by_id as entries
}

_term(name, value, from) := {"name": name, "value": value, "unit": "s", "from": from}

test_objectives_are_held_against_what_is_estimated if {
	_objectives(_estate("EU", {}), {"entry": _entry}) == [{
		"service": "app", "tolerate": null,
		"rpo": {"objective_s": 7200, "estimate_s": 7800, "met": false},
		"rto": {"objective_s": 14400, "estimate_s": 3850, "met": true},
		"terms": [
			_term("longest time between runs", 3600, testing.id(_schedule)),
			_term("time that a backup takes", 600, "setting"),
			_term("time until a copy is in another region", 3600, testing.id(_bucket("EU"))),
			_term("detection", 90, "entry"),
			_term("decision", 3600, "setting"),
			_term("provisioning", 0, "cluster:waiting"),
			_term("restore", 100, "setting"),
			_term("rerouting", 60, "entry"),
		],
	}]
}

test_a_term_that_is_not_known_leaves_the_time_unknown if {
	[objective] := _objectives(_estate("EU", {}), {})
	objective.rto == {"objective_s": 14400, "estimate_s": null, "met": null}
	objective.terms[3] == _term("detection", null, "no global entry in sight")
}

test_what_is_declared_for_provisioning_counts if {
	[objective] := _objectives(_estate("EU", {"recovery": object.union(_settings.recovery, {"provision_time_s": 1000})}), {"entry": _entry})
	objective.rto.estimate_s == 4850
}

test_only_entries_that_the_service_names_count_where_it_names_any if {
	slow := object.union(_entry, {"id": "other", "detection_s": null})
	named := object.union(_settings, {"services": [testing.service("app", ["cluster:live", "entry"], {"rto_s": 14400, "rpo_s": 7200})]})
	[objective] := _objectives(_estate("EU", named), {"entry": _entry, "other": slow})
	objective.rto.estimate_s == 3850
	[blind] := _objectives(_estate("EU", {}), {"entry": _entry, "other": slow})
	blind.rto.estimate_s == null
}

test_a_database_without_a_copy_leaves_the_estimate_open if {
	named := object.union(_settings, {"services": [testing.service("app", ["cluster:live", _database], {"rto_s": 14400, "rpo_s": 7200})]})
	document := testing.document(array.concat(array.concat(_live, _waiting), [_location, _schedule, _bucket("EU"), _database]), named)
	[objective] := _objectives(document, {"entry": _entry})
	objective.rpo.estimate_s == null
}

test_snapshots_that_are_lost_give_no_estimate if {
	[objective] := _objectives(_estate("EUROPE-WEST1", {}), {"entry": _entry})
	objective == {
		"service": "app", "tolerate": null, "terms": [],
		"rpo": {"objective_s": 7200, "estimate_s": null, "met": null},
		"rto": {"objective_s": 14400, "estimate_s": null, "met": null},
	}
}

_dr(document) := {architecture.subject: architecture.dr | some architecture in all} if {
	all := simulation.architectures with input as document
}

test_recovery_is_a_part_of_the_architecture if {
	_dr(_estate("EU", {})) == {"live": "globally redundant storage", "waiting": "standby"}
	_dr(_estate("EUROPE-WEST1", {})) == {"live": "none", "waiting": "standby"}
	_dr(testing.document(_live, {"clusters": [testing.cluster("live", _live, {})]})) == {"live": "unknown"}
}

test_where_an_entry_leads_may_not_be_known if {
	blind := object.union(_entry, {"name": "www", "regions": [], "unknown": {"regions": "not in sight"}})
	_twice({"entry": blind})["eu-west-1"] == [_cell({"parts": {"as_bad": 1, "all": 1}, "why": "live is gone; waiting runs the same workloads, and whether www leads there is not known"})]
}

_cache(region) := testing.over(
	testing.terraform("aws_elasticache_replication_group", region, {"values": {"num_cache_clusters": 2, "automatic_failover_enabled": true, "multi_az_enabled": true}}),
	{"region": {"name": region}},
)

test_a_cache_in_each_of_two_regions if {
	caches := [_cache("eu-west-1"), _cache("us-east-1")]
	document := testing.document(caches, {"services": [testing.service("shop", caches, {})]})
	[[cell.outcome, cell.why] | some cell in _regions(document, {})["eu-west-1"]] == [[
		"unknown",
		"aws_elasticache_replication_group.eu-west-1 is gone; aws_elasticache_replication_group.us-east-1 is in us-east-1, but no checked global entry leads there",
	]]
}

test_what_has_the_same_address_in_another_stack_is_told_by_its_input if {
	caches := [
		testing.over(_cache("eu-west-1"), {"input": "live.json", "address": "module.m.aws_elasticache_replication_group.c"}),
		testing.over(_cache("us-east-1"), {"input": "dr.json", "address": "module.m.aws_elasticache_replication_group.c"}),
	]
	document := testing.document(caches, {"services": [testing.service("shop", caches, {})]})
	[cell.why | some cell in _regions(document, {})["eu-west-1"]] == [
		"module.m.aws_elasticache_replication_group.c is gone; module.m.aws_elasticache_replication_group.c of dr.json is in us-east-1, but no checked global entry leads there",
	]
}

_zonal(region) := testing.over(
	testing.terraform("google_compute_instance_group_manager", region, {"values": {"zone": $"{region}-b", "target_size": 2}}),
	{"region": {"name": region}},
)

test_what_an_entry_may_lead_around_is_not_down_for_certain if {
	groups := [_zonal("europe-west1"), _zonal("us-central1")]
	document := testing.document(groups, {"services": [testing.service("shop", groups, {})]})
	blind := object.union(_entry, {"name": "www", "regions": [], "unknown": {"regions": "not in sight"}})
	_places(document, {"entry": blind}) == {"europe-west1-b": ["unknown"], "us-central1-b": ["unknown"]}
	_places(document, {}) == {"europe-west1-b": ["down"], "us-central1-b": ["down"]}
}

_places(document, found) := outcomes if {
	all := simulation.failures with input as document with data.resilience.model.entries.by_id as found
	outcomes := {failure.domain: [cell.outcome | some cell in failure.services] | some failure in all; failure.kind == "data-centre"}
}
