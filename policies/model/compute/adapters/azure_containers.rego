# METADATA
# title: Container Apps and Container Instances
# description: |
#   A container app keeps the least number of replicas that it is told, none by default, spread over the data centres of its environment where that is
#   zone-redundant. A container group is one instance in one data centre.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-container-apps
#     description: Reliability of Container Apps
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-container-instances
#     description: Reliability of Container Instances
package resilience.model.compute.adapters.azure_containers

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the container apps, environments without an app in sight, and container groups in the input.
found := array.concat(array.concat(_apps, _environments), _groups)

_apps := [record |
	some app in input.terraform.azurerm_container_app
	two := lib.at_least(app, ["template", 0, "min_replicas"], 0, 2)
	record := components.record(app, "container app", {
		"count": _count(lib.at(app, ["template", 0, "min_replicas"], 0)),
		"survives_node": two,
		"survives_data_centre": lib.all_of([_environment_verdict(app), two]),
		"checked": _checked(app),
		"related": sort(lib.refs(app, "container_app_environment_id")),
		"needs": sort(_needs(app)),
	})
]

# What its containers are told of in their environment, and in the secrets that this takes values from.
_needs(app) := lib.refs(app, "secret") | {need |
	some i, _ in lib.at(app, ["template", 0, "container"], [])
	some need in lib.refs(app, $"template.0.container.{i}.env")
}

# Where it takes in traffic and has no probes, Azure adds one that asks only whether its port is open.
_checked(app) := lib.fails("it has no probe but the one that Azure adds, which asks only whether its port is open", "template.0.container.0.readiness_probe", "Write a `readiness_probe` in its `container`.") if {
	count(lib.at(app, ["ingress"], [])) > 0
	containers := lib.at(app, ["template", 0, "container"], [])
	count(containers) > 0
	not lib.unknown_at(app, ["template", 0, "container"])
	every container in containers { _probes(container) == 0 }
} else := lib.holds("a container of it has a probe") if {
	count(lib.at(app, ["ingress"], [])) > 0
	count(lib.at(app, ["template", 0, "container"], [])) > 0
} else := null

_probes(container) := sum([count(blocks) | some kind in ["readiness_probe", "liveness_probe"]; blocks := object.get(container, kind, []); is_array(blocks)])

_count(n) := n if {
	lib.is_count(n)
	n > 0
} else := null

_environment_verdict(app) := lib.with_mend(_zonal(environments[0]), "Set `zone_redundancy_enabled = true` on its environment, which makes that again.") if {
	environments := [_by_id[id] | some id in sort(lib.refs(app, "container_app_environment_id")); _by_id[id]]
	count(environments) > 0
} else := lib.undecided($"{app.address}: its environment is not in sight")

_zonal(environment) := lib.flag(environment, ["zone_redundancy_enabled"], false)

_by_id := {environment.id: environment | some environment in input.terraform.azurerm_container_app_environment}

_environments := [record |
	some id, environment in _by_id
	count(lib.referrers(environment, "container_app_environment_id")) == 0
	zonal := _zonal(environment)
	record := components.record(environment, "container app environment", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(environment)],
		"survives_data_centre": zonal,
	})
]

# Containers that run to their end are no service.
_groups := [record |
	some group in input.terraform.azurerm_container_group
	lower(lib.text(group, ["restart_policy"])) in {"", "always"}
	alone := lib.fails("a container group is one instance", null, "Run it as an `azurerm_container_app` with `min_replicas = 2`, or a second group behind a load balancer.")
	record := components.record(group, "container group", {
		"data_centres": azure.zones(group, ["zones"]).data_centres,
		"survives_node": alone, "survives_data_centre": alone, "needs": sort(lib.refs(group, "container")),
	})
]
