package resilience.load_balancers_azure_web_apps_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.azure_web_apps
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_web_apps.found with input as build.document(resources, {})
}

_plan := build.terraform("azurerm_service_plan", "main", {})

_app(type, values) := build.referring(build.terraform(type, "main", {"values": values}), {"service_plan_id": [_plan]})

test_an_app_that_nothing_checks if {
	app := _app("azurerm_linux_web_app", {"site_config": [{}]})
	_found([_plan, app]) == [build.component(app, "web app", {
		"needs": [build.id(_plan)],
		"checked": lib.fails("site_config.health_check_path is not set", "site_config.0.health_check_path", "Set `health_check_path` in `site_config`, with a path that answers only where the application serves."),
	})]
}

test_an_app_that_is_checked if {
	app := _app("azurerm_windows_web_app", {"site_config": [{"health_check_path": "/health"}]})
	_found([app]) == [build.component(app, "web app", {"needs": [build.id(_plan)], "checked": lib.holds("site_config.health_check_path is set")})]
}

test_functions_are_not_asked if {
	app := _app("azurerm_linux_function_app", {})
	_found([app]) == [build.component(app, "function app", {"needs": [build.id(_plan)]})]
}
