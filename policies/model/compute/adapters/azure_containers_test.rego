package resilience.compute_azure_containers_test

import data.resilience.lib
import data.resilience.model.compute.adapters.azure_containers
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_containers.found with input as build.document(resources, {})
}

_environment(values) := build.terraform("azurerm_container_app_environment", "main", {"region": {"name": "westeurope"}, "values": values})

_app(environment, values) := build.referring(build.terraform("azurerm_container_app", "main", {"region": {"name": "westeurope"}, "values": values}), {"container_app_environment_id": [environment]})

test_an_app_that_scales_to_nothing if {
	environment := _environment({})
	app := _app(environment, {})
	_found([environment, app]) == [build.component(app, "container app", {
		"survives_node": lib.fails("template.min_replicas is not set", "template.0.min_replicas", "Set `template.min_replicas = 2` or more."),
		"survives_data_centre": lib.fails("zone_redundancy_enabled is not set", "zone_redundancy_enabled", "Set `zone_redundancy_enabled = true` on its environment, which makes that again."),
		"related": [build.id(environment)],
	})]
}

test_replicas_over_zones if {
	environment := _environment({"zone_redundancy_enabled": true})
	app := _app(environment, {"template": [{"min_replicas": 2}]})
	_found([environment, app]) == [build.component(app, "container app", {
		"count": 2, "survives_node": lib.holds("template.min_replicas is 2"), "survives_data_centre": lib.holds("zone_redundancy_enabled is true"),
		"related": [build.id(environment)],
	})]
	[one] := _found([environment, _app(environment, {"template": [{"min_replicas": 1}]})])
	one.survives_data_centre.why == "template.min_replicas is 1"
}

test_an_environment_out_of_sight if {
	[record] := _found([_app("plan.json#azurerm_container_app_environment.other", {"template": [{"min_replicas": 2}]})])
	record.unknown.survives_data_centre == "azurerm_container_app.main: its environment is not in sight"
}

test_an_environment_without_an_app if {
	environment := _environment({})
	_found([environment]) == [build.component(environment, "container app environment", {
		"survives_data_centre": lib.fails("zone_redundancy_enabled is not set", "zone_redundancy_enabled", "Set `zone_redundancy_enabled = true`."),
	})]
}

test_a_container_group if {
	group := build.terraform("azurerm_container_group", "main", {"region": {"name": "westeurope"}, "values": {"zones": ["1"]}})
	alone := lib.fails("a container group is one instance", null, "Run it as an `azurerm_container_app` with `min_replicas = 2`, or a second group behind a load balancer.")
	_found([group]) == [build.component(group, "container group", {"data_centres": ["westeurope-1"], "survives_node": alone, "survives_data_centre": alone})]
	_found([build.over(group, {"values": {"restart_policy": "Never"}})]) == []
}

_checked(values) := records[0].checked if {
	environment := _environment({})
	records := [record | some record in _found([environment, _app(environment, values)]); record.kind == "container app"]
}

test_probes_of_what_takes_in_traffic if {
	_checked({"ingress": [{"target_port": 80}], "template": [{"container": [{"name": "web"}]}]}) == lib.fails(
		"it has no probe but the one that Azure adds, which asks only whether its port is open",
		"template.0.container.0.readiness_probe", "Write a `readiness_probe` in its `container`.",
	)
	_checked({"ingress": [{"target_port": 80}], "template": [{"container": [{"name": "web", "readiness_probe": [{"port": 80}]}]}]}) == lib.holds("a container of it has a probe")
	_checked({"template": [{"container": [{"name": "worker"}]}]}) == null
}

test_what_an_app_and_a_group_need if {
	database := build.terraform("azurerm_postgresql_flexible_server", "db", {})
	cache := build.terraform("azurerm_redis_cache", "cache", {})
	app := build.referring(build.terraform("azurerm_container_app", "main", {"values": {"template": [{"container": [{"name": "a"}, {"name": "b"}]}]}}), {
		"template.0.container.1.env": [database], "secret": [cache],
	})
	group := build.referring(build.terraform("azurerm_container_group", "main", {}), {"container": [database]})
	[record.needs | some record in _found([app, group, database, cache])] == [[build.id(database), build.id(cache)], [build.id(database)]]
}
