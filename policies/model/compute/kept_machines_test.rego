package resilience.model.compute.kept_machines_test

import data.resilience.lib
import data.resilience.model.compute.kept_machines
import data.resilience.testing as build

_document(values) := build.document([build.terraform("google_compute_instance", "a", {"values": values})], {})

_id := "plan.json#google_compute_instance.a"

test_deletion if {
	kept_machines.refused == {_id: lib.fails("deletion_protection is not set", "deletion_protection", "Set `deletion_protection = true`.")} with input as _document({})
	kept_machines.refused == {_id: lib.holds("deletion_protection is true")} with input as _document({"deletion_protection": true})
}

test_disks if {
	kept_machines.disks_stay[_id].holds == false with input as _document({})
	kept_machines.disks_stay[_id].holds == true with input as _document({"boot_disk": [{"auto_delete": false}]})
}

test_records if {
	kept_machines.records({"a#b": lib.undecided("why")}, "kept") == {"a#b": {"id": "a#b", "name": "b", "related": [], "kept": lib.undecided("why"), "unknown": {"kept": "why"}}}
}
