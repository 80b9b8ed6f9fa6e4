package resilience.lib_google_places_test

import data.resilience.lib

_at(zone) := {"values": {"zone": zone}}

test_a_zone_is_written_as_a_name_or_a_link if {
	lib.google_zone(_at("europe-west1-b"), ["zone"]) == "europe-west1-b"
	lib.google_zone(_at("https://www.googleapis.com/compute/v1/projects/p/zones/us-central1-a"), ["zone"]) == "us-central1-a"
}

test_what_is_no_zone_is_none if {
	not lib.google_zone(_at("europe-west1"), ["zone"])
	not lib.google_zone(_at(7), ["zone"])
	not lib.google_zone({"values": {}}, ["zone"])
}

test_a_zone_has_a_region if lib.google_region_of_zone("northamerica-northeast1-c") == "northamerica-northeast1"

test_a_region_is_no_multi_region if {
	lib.is_google_region("EUROPE-WEST4")
	not lib.is_google_region("eu")
	not lib.is_google_region("nam4")
	not lib.is_google_region("europe-west4-a")
}

test_copies_are_in_the_closest_multi_region_by_default if {
	lib.google_regions_of_copies("europe-west1", []) == ["europe-west1", "the closest multi-region"]
}

test_copies_are_where_they_are_told_to_be if {
	lib.google_regions_of_copies("europe-west1", ["EUROPE-WEST1"]) == ["europe-west1"]
	lib.google_regions_of_copies("europe-west1", ["eu"]) == ["eu", "europe-west1"]
}

_group(envelope) := object.union({"address": "google_x.a", "values": {}, "unknown": {}, "withheld": {}, "references": {}}, envelope)

test_zones_that_are_named if {
	lib.google_zones(_group({"values": {"zones": ["europe-west1-c", "zones/europe-west1-b"]}}), "zones", "europe-west1") == {"data_centres": ["europe-west1-b", "europe-west1-c"], "unknown": []}
}

test_zones_that_google_chooses if {
	chosen := {"data_centres": ["europe-west1 (zone 1)", "europe-west1 (zone 2)", "europe-west1 (zone 3)"], "unknown": []}
	lib.google_zones(_group({}), "zones", "europe-west1") == chosen
	lib.google_zones(_group({"unknown": {"zones": true}}), "zones", "europe-west1") == chosen
}

test_zones_that_are_not_known if {
	lib.google_zones(_group({"withheld": {"zones": true}}), "zones", "europe-west1") == {"data_centres": [], "unknown": ["google_x.a: zones is marked sensitive"]}
	lib.google_zones(_group({}), "zones", null) == {"data_centres": [], "unknown": ["google_x.a: its region is not known"]}
}
