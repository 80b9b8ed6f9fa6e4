package resilience.data_services_azure_search_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.azure_search
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_search.found with input as build.document(resources, {})
}

_search(values) := build.terraform("azurerm_search_service", "main", {"region": {"name": "westeurope"}, "values": values})

test_one_replica if {
	search := _search({"sku": "standard"})
	one := lib.fails("replica_count is not set", "replica_count", "Set `replica_count = 2` or more.")
	_found([search]) == [build.component(search, "search service", {
		"count": 1, "survives_node": one, "survives_data_centre": one,
		"vouched_for": lib.fails("with 1 replica there is no service level for writing", "replica_count", "Set `replica_count = 3` or more."),
	})]
}

test_three_replicas if {
	search := _search({"sku": "standard", "replica_count": 3})
	_found([search]) == [build.component(search, "search service", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "count": 3,
		"survives_node": lib.holds("replica_count is 3"), "survives_data_centre": lib.holds("replica_count is 3"),
		"vouched_for": lib.holds("its tier has a service level"),
	})]
}

test_two_replicas_are_vouched_for_to_be_read if {
	[record] := _found([_search({"sku": "standard", "replica_count": 2})])
	[record.survives_node.holds, record.vouched_for.holds] == [true, false]
	[free] := _found([_search({"sku": "free", "replica_count": 3})])
	free.vouched_for == lib.fails("the free tier has no service level", "sku", "Set `sku = \"basic\"` or a higher one.")
}

_cluster(values) := build.terraform("azurerm_kusto_cluster", "main", {"region": {"name": "westeurope"}, "values": values})

test_a_cluster_for_development if {
	cluster := _cluster({"sku": [{"name": "Dev(No SLA)_Standard_D11_v2", "capacity": 1}]})
	mend := "Set `sku { capacity = 2 }` or more, with a name that does not begin with `Dev`."
	_found([cluster]) == [build.component(cluster, "Data Explorer cluster", {
		"survives_node": lib.fails("sku.capacity is 1", "sku.0.capacity", mend), "survives_data_centre": lib.fails("sku.capacity is 1", "sku.0.capacity", mend),
		"vouched_for": lib.fails("the development tier has no service level", "sku.0.name", "Choose a `sku` whose name does not begin with `Dev`."),
	})]
}

test_a_cluster_over_zones if {
	cluster := _cluster({"sku": [{"name": "Standard_D13_v2"}], "optimized_auto_scale": [{"minimum_instances": 2}], "zones": ["1", "2"]})
	_found([cluster]) == [build.component(cluster, "Data Explorer cluster", {
		"data_centres": ["westeurope-1", "westeurope-2"],
		"survives_node": lib.holds("optimized_auto_scale.minimum_instances is 2"), "survives_data_centre": lib.holds("optimized_auto_scale.minimum_instances is 2"),
		"vouched_for": lib.holds("its tier has a service level"),
	})]
	[one_zone] := _found([_cluster({"sku": [{"name": "Standard_D13_v2", "capacity": 2}], "zones": ["1"]})])
	one_zone.survives_data_centre.why == "it is in westeurope-1 only"
	[unnamed] := _found([build.over(_cluster({"sku": [{"capacity": 2}]}), {"withheld": {"sku": [{"name": true}]}})])
	unnamed.unknown.vouched_for == "azurerm_kusto_cluster.main: sku.0.name is marked sensitive"
}
