# METADATA
# title: Service Bus and Event Hubs
# description: |
#   A namespace of any tier spreads over the zones of its region by itself. Up to version 3 the provider made namespaces of Event Hubs below Premium
#   without zones unless told otherwise (`zone_redundant`), and could be told so for Service Bus. A pair of namespaces (disaster recovery config) takes over the names in another region, not the messages. Service Bus
#   puts what can't be handled aside (dead-letter queue) by itself.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-service-bus
#     description: Reliability of Service Bus
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-event-hubs
#     description: Reliability of Event Hubs
package resilience.model.data_services.adapters.azure_messaging

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the namespaces in the input.
found := [record |
	some kind, type in _types
	some namespace in input.terraform[type]
	zonal := _zonal(namespace)
	record := components.record(namespace, kind, {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(namespace)],
		"survives_node": lib.holds("it has several machines"), "survives_data_centre": zonal,
		"survives_region": _paired(namespace),
		"replica_of": _source(namespace), "scales": _scales(namespace),
	})
]

_types := {"Service Bus namespace": "azurerm_servicebus_namespace", "Event Hubs namespace": "azurerm_eventhub_namespace"}

_zonal(namespace) := lib.with_mend(lib.flag(namespace, ["zone_redundant"], false), _mend) if {
	lib.at(namespace, ["zone_redundant"], null) == false
} else := lib.with_mend(lib.flag(namespace, ["zone_redundant"], false), _mend) if {
	_is_event_hubs[namespace.id]
	lower(lib.text(namespace, ["sku"])) != "premium"
	lib.most_provider_major(namespace, "azurerm") <= 3
} else := azure.by_itself(namespace, "it spreads over the zones")

_mend := "Set `zone_redundant = true`, which makes the namespace again, or make it with version 4 of the provider or later."

_is_event_hubs := {namespace.id: true | some namespace in input.terraform.azurerm_eventhub_namespace}

# Event Hubs of the Standard tier add throughput units by themselves where they are told to, Service Bus of the Premium tier by an autoscaler.
_scales(namespace) := lib.with_mend(lib.flag(namespace, ["auto_inflate_enabled"], false), "Set `auto_inflate_enabled = true` with `maximum_throughput_units`.") if {
	_is_event_hubs[namespace.id]
	lower(lib.text(namespace, ["sku"])) == "standard"
} else := _autoscaled(namespace) if {
	not _is_event_hubs[namespace.id]
	lower(lib.text(namespace, ["sku"])) == "premium"
} else := null

_autoscaled(namespace) := lib.holds("an autoscaler changes its messaging units") if {
	some id in lib.referrers(namespace, "target_resource_id")
	_autoscalers[id]
} else := lib.fails("nothing changes its messaging units", "capacity", "Make an `azurerm_monitor_autoscale_setting` whose `target_resource_id` is its id.")

_autoscalers := {setting.id: true | some setting in input.terraform.azurerm_monitor_autoscale_setting; lib.at(setting, ["enabled"], true) != false}

_paired(namespace) := lib.holds("a namespace in another region takes over its name") if {
	some attribute in ["primary_namespace_id", "namespace_name"]
	some id in lib.referrers(namespace, attribute)
	_configs[id]
} else := null

# The second of a pair waits for the first.
_source(namespace) := sources[0] if {
	sources := sort({id |
		some config_id in lib.referrers(namespace, "partner_namespace_id")
		some attribute in ["primary_namespace_id", "namespace_name"]
		some id in lib.refs(_configs[config_id], attribute)
	})
	count(sources) > 0
} else := null

_configs := {config.id: config |
	some type in ["azurerm_servicebus_namespace_disaster_recovery_config", "azurerm_eventhub_namespace_disaster_recovery_config"]
	some config in input.terraform[type]
}
