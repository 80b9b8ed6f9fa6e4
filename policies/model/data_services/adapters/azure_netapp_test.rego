package resilience.data_services_azure_netapp_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.azure_netapp
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_netapp.found with input as build.document(resources, {})
}

_volume(name, values) := build.terraform("azurerm_netapp_volume", name, {"region": {"name": "westeurope"}, "values": values})

test_a_volume_alone if {
	volume := _volume("main", {"zone": "1"})
	_found([volume]) == [build.component(volume, "NetApp volume", {
		"data_centres": ["westeurope-1"], "holds_data": true,
		"survives_node": lib.holds("it has a second controller"),
		"survives_data_centre": lib.fails("no copy of it in another data centre is in sight", null, "Make a second `azurerm_netapp_volume` in another `zone` with a `data_protection_replication` block."),
		"backed_up": lib.fails("data_protection_backup_policy.backup_policy_id is not set", "data_protection_backup_policy.0.backup_policy_id", "Write a `data_protection_backup_policy` block."),
	})]
}

test_a_volume_that_another_follows if {
	live := _volume("live", {"data_protection_snapshot_policy": [{"snapshot_policy_id": "daily"}]})
	copy := build.referring(_volume("copy", {"data_protection_replication": [{"endpoint_type": "dst"}]}), {"data_protection_replication.0.remote_volume_resource_id": [live]})
	[[record.survives_data_centre.holds, record.backed_up.holds, record.replica_of] | some record in _found([live, copy])] == [[true, true, null], [false, false, build.id(live)]]
	[elsewhere] := _found([_volume("copy", {"data_protection_replication": [{"remote_volume_resource_id": "/subscriptions/x"}]})])
	elsewhere.replica_of == "/subscriptions/x"
}
