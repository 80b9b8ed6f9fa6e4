# METADATA
# title: Plans and environments of App Service
# description: |
#   A plan is a number of alike machines on which its applications run, in one data centre unless `zone_balancing_enabled` is set. Consumption plans have
#   no machines of one's own; the free and shared tiers have no service level. An isolated environment is in one data centre unless `zone_redundant`. A plan
#   needs what its applications are told of in their settings and connection strings.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-app-service
#     description: Reliability of App Service
package resilience.model.compute.adapters.azure_app_service

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the plans and environments in the input.
found := array.concat(array.concat(_plans, _old_plans), _environments)

_plans := [record |
	some plan in azure.made.azurerm_service_plan
	n := _workers(plan, ["worker_count"])
	tier := lib.text(plan, ["sku_name"])
	record := components.record(plan, "App Service plan", object.union(
		{"vouched_for": _vouched_for(plan, ["sku_name"], tier, "Set `sku_name = \"P0v3\"` or a higher one."), "related": sort(_apps(plan)), "needs": sort(_needs(plan))},
		_members(plan, tier, n, ["worker_count"], ["zone_balancing_enabled"]),
	))
]

_old_plans := [record |
	some plan in input.terraform.azurerm_app_service_plan
	n := _workers(plan, ["sku", 0, "capacity"])
	tier := lib.text(plan, ["sku", 0, "size"])
	record := components.record(plan, "App Service plan", object.union(
		{"vouched_for": _vouched_for(plan, ["sku", 0, "size"], tier, "Set `sku { size = \"P1v2\" }` or a higher one."), "related": sort(_apps(plan)), "needs": sort(_needs(plan))},
		_members(plan, tier, n, ["sku", 0, "capacity"], ["zone_redundant"]),
	))
]

# Consumption plans grow and move by themselves.
_members(plan, tier, n, path, zonal) := {} if {
	_is_serverless(tier)
} else := {
	"count": n, "survives_node": two, "survives_data_centre": over,
	"data_centres": [name | over.holds == true; some name in azure.all_zones(plan)],
} if {
	two := _two(plan, n, path)
	over := _over_zones(plan, n, zonal, two)
}

_is_serverless(tier) if upper(tier) in {"Y1", "FC1"}

# Its autoscaler keeps a least number.
_workers(plan, path) := min(least) if {
	least := {n |
		some id in lib.referrers(plan, "target_resource_id")
		some profile in lib.at(_settings[id], ["profile"], [])
		n := profile.capacity[0].minimum
		lib.is_count(n)
	}
	count(least) > 0
} else := n if {
	n := lib.at(plan, path, 1)
	lib.is_count(n)
	not lib.is_hidden(plan, path)
} else := null

_settings := {setting.id: setting | some setting in input.terraform.azurerm_monitor_autoscale_setting}

_two(plan, null, path) := lib.undecided_at(plan, path)

_two(_, n, _) := lib.holds($"it has {n} instances") if n > 1

_two(_, n, path) := lib.fails($"it has {lib.counted(n, "instance", "instances")}", lib.dotted(path), $"Set `{lib.setting(path, 2)}` or more, or an autoscaler's least number.") if {
	n < 2
	n != null
}

_over_zones(plan, n, zonal, two) := two if {
	n != null
	two.holds == false
	lib.at(plan, zonal, false) == true
} else := lib.flag(plan, zonal, false)

_vouched_for(plan, path, tier, mend) := lib.undecided_at(plan, path) if {
	lib.is_hidden(plan, path)
} else := lib.fails($"{lib.shown(path)} is {tier}, a free or shared tier", lib.dotted(path), mend) if {
	upper(tier) in {"F1", "D1", "FREE", "SHARED"}
} else := lib.holds("its tier has a service level")

_apps(plan) := {id |
	some attribute in ["service_plan_id", "app_service_plan_id"]
	some id in lib.referrers(plan, attribute)
}

_needs(plan) := {need |
	some id in _apps(plan)
	some attribute in ["app_settings", "connection_string"]
	some need in lib.refs(_apps_by_id[id], attribute)
}

_apps_by_id := {app.id: app |
	some type in ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_app_service"]
	some app in input.terraform[type]
}

_environments := [record |
	some environment in input.terraform.azurerm_app_service_environment_v3
	zonal := lib.flag(environment, ["zone_redundant"], false)
	record := components.record(environment, "App Service environment", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(environment)],
		"survives_data_centre": zonal,
	})
]
