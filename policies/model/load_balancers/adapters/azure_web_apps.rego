# METADATA
# title: Web apps and function apps
# description: |
#   App Service spreads the requests of an application over the instances of its plan, and takes an instance out that does not answer where
#   `health_check_path` says what to ask; it needs its plan.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/monitor-instances-health-check
#     description: Health check of App Service
package resilience.model.load_balancers.adapters.azure_web_apps

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the applications in the input.
found := [record |
	some kind, types in _types
	some type in types
	some app in input.terraform[type]
	record := components.record(app, kind, {
		"checked": _checked(app, kind),
		"needs": sort(lib.refs(app, "service_plan_id") | lib.refs(app, "app_service_plan_id")),
	})
]

_types := {
	"web app": ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"],
	"function app": ["azurerm_linux_function_app", "azurerm_windows_function_app", "azurerm_function_app"],
}

# Functions are called by events more often than by requests.
_checked(_, "function app") := null

_checked(app, "web app") := lib.given(app, ["site_config", 0, "health_check_path"], "Set `health_check_path` in `site_config`, with a path that answers only where the application serves.")
