package resilience.data_services_google_filestore_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_filestore
import data.resilience.testing as build

_found(resources, version) := found if {
	found := google_filestore.found with input as object.union(build.document(resources, {}), {"providers": {"plan.json": {"google": {"least": version, "most": version}}}})
}

_share(values) := build.terraform("google_filestore_instance", "main", {"values": values})

_record(built, given) := build.component(built, "Filestore share", object.union(
	{
		"holds_data": true,
		"backed_up": lib.fails("no backup of it is in sight", null, "Take backups regularly: a `google_backup_dr_backup_plan` and its association, or a scheduled job that makes them."),
		"deletion_refused": lib.fails("deletion_protection_enabled is not set", "deletion_protection_enabled", "Set `deletion_protection_enabled = true`."),
	},
	given,
))

test_a_share_of_one_zone if {
	share := _share({"tier": "BASIC_SSD", "location": "europe-west1-b"})
	_found([share], 6) == [_record(share, {
		"data_centres": ["europe-west1-b"],
		"survives_data_centre": lib.fails("tier is BASIC_SSD", "tier", "Make it with `tier = \"REGIONAL\"` and its region as `location`; a tier can't be changed in place."),
	})]
}

test_a_share_over_zones_of_an_older_provider if {
	share := _share({"tier": "ENTERPRISE", "location": "europe-west1"})
	_found([share], 5) == [_record(share, {"survives_data_centre": lib.holds("tier is ENTERPRISE"), "deletion_refused": null})]
}

test_a_share_that_follows_another if {
	share := _share({"tier": "REGIONAL", "deletion_protection_enabled": true})
	copy := build.referring(build.terraform("google_filestore_instance", "dr", {"values": {"tier": "REGIONAL"}}), {"initial_replication.0.replicas.0.peer_instance": [share]})
	[standby, main] := _found([copy, share], 7)
	[standby.replica_of, main.replica_of] == [build.id(share), null]
	main.deletion_refused.holds == true
	active := build.over(copy, {"values": {"initial_replication": [{"role": "ACTIVE"}]}})
	[leading, _] := _found([active, share], 7)
	leading.replica_of == null
}
