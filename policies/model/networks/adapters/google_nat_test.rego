package resilience.networks_google_nat_test

import data.resilience.lib
import data.resilience.model.networks.adapters.google_nat
import data.resilience.testing as build

test_a_nat_serves_all_zones if {
	nat := build.terraform("google_compute_router_nat", "out", {"region": {"name": "europe-west1"}})
	found := google_nat.found with input as build.document([nat], {})
	found == [build.component(nat, "NAT", {"survives_data_centre": lib.holds("Cloud NAT is on no one machine")})]
}
