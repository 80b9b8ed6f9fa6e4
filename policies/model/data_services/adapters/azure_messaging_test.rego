package resilience.data_services_azure_messaging_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.azure_messaging
import data.resilience.testing as build

_found(resources) := _found_with(resources, {})

_found_with(resources, providers) := found if {
	found := azure_messaging.found with input as object.union(build.document(resources, {}), {"providers": {"plan.json": providers}})
}

_namespace(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_record(built, kind, given) := build.component(built, kind, object.union(
	{
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
		"survives_node": lib.holds("it has several machines"),
		"survives_data_centre": lib.holds("it spreads over the zones in a region with availability zones"),
	},
	given,
))

_not_inflated := lib.fails("auto_inflate_enabled is not set", "auto_inflate_enabled", "Set `auto_inflate_enabled = true` with `maximum_throughput_units`.")

_not_scaled := lib.fails("nothing changes its messaging units", "capacity", "Make an `azurerm_monitor_autoscale_setting` whose `target_resource_id` is its id.")

_mend := "Set `zone_redundant = true`, which makes the namespace again, or make it with version 4 of the provider or later."

test_a_namespace_spreads_by_itself if {
	namespace := _namespace("azurerm_servicebus_namespace", {"sku": "Standard"})
	_found([namespace]) == [_record(namespace, "Service Bus namespace", {})]
}

test_a_namespace_that_is_told_not_to if {
	namespace := _namespace("azurerm_servicebus_namespace", {"sku": "Premium", "zone_redundant": false})
	_found([namespace]) == [_record(namespace, "Service Bus namespace", {"scales": _not_scaled, "data_centres": [], "survives_data_centre": lib.fails("zone_redundant is false", "zone_redundant", _mend)})]
}

test_event_hubs_of_an_old_provider if {
	namespace := _namespace("azurerm_eventhub_namespace", {"sku": "Standard"})
	old := _found_with([namespace], {"azurerm": {"least": 3, "most": 3}})
	old == [_record(namespace, "Event Hubs namespace", {"scales": _not_inflated, "data_centres": [], "survives_data_centre": lib.fails("zone_redundant is not set", "zone_redundant", _mend)})]
	_found_with([namespace], {"azurerm": {"least": 4, "most": 4}}) == [_record(namespace, "Event Hubs namespace", {"scales": _not_inflated})]
	premium := _namespace("azurerm_eventhub_namespace", {"sku": "Premium"})
	_found_with([premium], {"azurerm": {"least": 3, "most": 3}}) == [_record(premium, "Event Hubs namespace", {})]
}

test_a_region_without_zones if {
	[record] := _found([build.over(_namespace("azurerm_servicebus_namespace", {}), {"region": {"name": "westus"}})])
	[record.data_centres, record.survives_data_centre.holds] == [[], false]
}

test_a_pair_of_namespaces if {
	live := _namespace("azurerm_eventhub_namespace", {})
	second := build.over(live, {"address": "azurerm_eventhub_namespace.second"})
	config := build.referring(build.terraform("azurerm_eventhub_namespace_disaster_recovery_config", "main", {}), {"namespace_name": [live], "partner_namespace_id": [second]})
	_found([live, second, config]) == [
		_record(live, "Event Hubs namespace", {"survives_region": lib.holds("a namespace in another region takes over its name")}),
		_record(second, "Event Hubs namespace", {"replica_of": build.id(live)}),
	]
}

test_what_grows_by_itself if {
	[hubs] := _found([_namespace("azurerm_eventhub_namespace", {"sku": "Standard", "auto_inflate_enabled": true})])
	hubs.scales == lib.holds("auto_inflate_enabled is true")
	bus := _namespace("azurerm_servicebus_namespace", {"sku": "Premium"})
	setting := build.referring(build.terraform("azurerm_monitor_autoscale_setting", "main", {}), {"target_resource_id": [bus]})
	[scaled] := _found([bus, setting])
	scaled.scales == lib.holds("an autoscaler changes its messaging units")
}

test_pairs_of_every_kind_and_provider_version if {
	every kind in ["servicebus", "eventhub"] {
		every attribute in ["primary_namespace_id", "namespace_name"] {
			live := _namespace($"azurerm_{kind}_namespace", {})
			second := build.over(live, {"address": $"azurerm_{kind}_namespace.second"})
			config := build.referring(build.terraform($"azurerm_{kind}_namespace_disaster_recovery_config", "main", {}), {attribute: [live], "partner_namespace_id": [second]})
			[[record.survives_region == null, record.replica_of] | some record in _found([live, second, config])] == [[false, null], [true, build.id(live)]]
		}
	}
}

test_an_autoscaler_that_is_off if {
	bus := _namespace("azurerm_servicebus_namespace", {"sku": "Premium"})
	setting := build.referring(build.terraform("azurerm_monitor_autoscale_setting", "main", {"values": {"enabled": false}}), {"target_resource_id": [bus]})
	[record] := _found([bus, setting])
	record.scales == _not_scaled
}
