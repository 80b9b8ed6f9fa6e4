package resilience.recovery_points_azure_replicas_test

import data.resilience.model.recovery_points.adapters.azure_replicas
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_replicas.found with input as build.document(resources, {})
}

_replica(id, of, given) := object.union(
	{"id": id, "of": of, "kind": "replica", "region": "northeurope", "retention_s": null, "outlives_source": true, "unknown": {}},
	given,
)

_made(type, name, region, values) := build.terraform(type, name, {"region": {"name": region}, "values": values})

_servers := [_made("azurerm_mssql_server", "a", "westeurope", {}), _made("azurerm_mssql_server", "b", "northeurope", {})]

_database := build.referring(_made("azurerm_mssql_database", "main", "westeurope", {}), {"server_id": [_servers[0]]})

_group(policy, databases) := build.referring(
	build.terraform("azurerm_mssql_failover_group", "main", {"values": {"read_write_endpoint_failover_policy": [policy], "databases": databases.values}}),
	object.union({"server_id": [_servers[0]], "partner_server.0.id": [_servers[1]]}, databases.references),
)

_within := {"age_s": 5, "age_from": "Azure documentation: typically within five seconds, no bound"}

test_a_failover_group_that_fails_over_by_itself if {
	group := _group({"mode": "Automatic", "grace_minutes": 80}, {"values": [null], "references": {"databases.0": [_database]}})
	_found(array.concat(_servers, [_database, group])) == [_replica(build.id(group), build.id(_database), object.union(_within, {"restore_s": 4800, "restore_from": build.id(group)}))]
}

test_a_failover_group_that_somebody_fails_over if {
	group := _group({"mode": "Manual"}, {"values": ["/subscriptions/x/databases/main"], "references": {}})
	_found(array.concat(_servers, [_database, group])) == [_replica(build.id(group), build.id(_database), object.union(
		_within,
		{"restore_s": 60, "restore_from": "Azure documentation: within a minute of the failover, which somebody makes"},
	))]
}

test_a_group_without_databases if {
	_found(array.concat(_servers, [_database, _group({"mode": "Manual"}, {"values": [], "references": {}})])) == []
}

test_two_managed_instances if {
	live := _made("azurerm_mssql_managed_instance", "a", "westeurope", {})
	second := _made("azurerm_mssql_managed_instance", "b", "northeurope", {})
	group := build.referring(build.terraform("azurerm_mssql_managed_instance_failover_group", "main", {}), {"managed_instance_id": [live], "partner_managed_instance_id": [second]})
	[[point.of, point.region, point.restore_s] | some point in _found([live, second, group])] == [[build.id(live), "northeurope", 60]]
}

test_replicas_of_each_kind if {
	source := _made("azurerm_postgresql_flexible_server", "a", "westeurope", {})
	server := build.referring(_made("azurerm_postgresql_flexible_server", "b", "northeurope", {"create_mode": "Replica"}), {"source_server_id": [source]})
	geo := build.referring(_made("azurerm_mssql_database", "geo", "northeurope", {"create_mode": "Secondary"}), {"creation_source_database_id": [_database]})
	volume := _made("azurerm_netapp_volume", "a", "westeurope", {})
	copy := build.referring(_made("azurerm_netapp_volume", "b", "northeurope", {}), {"data_protection_replication.0.remote_volume_resource_id": [volume]})
	found := _found([source, server, _database, geo, volume, copy])
	{[point.of, point.id, point.age_s] | some point in found} == {
		[build.id(source), build.id(server), 300],
		[build.id(_database), build.id(geo), 5],
		[build.id(volume), build.id(copy), 7200],
	}
}

test_the_locations_of_an_account if {
	locations := [{"location": "West Europe", "failover_priority": 0}, {"location": "North Europe", "failover_priority": 1}]
	account := _made("azurerm_cosmosdb_account", "main", "westeurope", {"geo_location": locations, "automatic_failover_enabled": true})
	_found([account]) == [_replica(build.id(account), build.id(account), {
		"age_s": 900, "age_from": "Azure documentation: less than 15 minutes", "restore_s": 900, "restore_from": build.id(account),
	})]
	[[point.age_s, point.restore_s] |
		some consistency in [{"consistency_level": "Strong"}, {"consistency_level": "BoundedStaleness", "max_interval_in_seconds": 300}]
		some point in _found([_made("azurerm_cosmosdb_account", "main", "westeurope", {"geo_location": locations, "consistency_policy": [consistency]})])
	] == [[0, null], [300, null]]
}
