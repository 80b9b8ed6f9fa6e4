package resilience.rules_test.ha.control_plane_data_centres

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["control-plane-data-centres"] with input as build.document(resources, {})
}

_gke(location) := build.terraform("google_container_cluster", "main", {"values": {"name": "shop", "location": location}})

test_a_zonal_cluster if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged([_gke("europe-west1-b")]).violations] == [[
		"The control plane of shop is in one data centre (location is the zone europe-west1-b): nothing is started or moved while that is lost.", "location",
		"Make it with its region as `location`; a cluster can't be changed in place.",
	]]
}

test_a_regional_cluster if {
	_judged([_gke("europe-west1")]) == {"subjects": ["plan.json#google_container_cluster.main"], "violations": [], "undetermined": []}
}

test_a_cluster_whose_place_is_not_known if {
	judged := _judged([build.terraform("google_container_cluster", "main", {"unknown": {"location": true}})])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["google_container_cluster.main: location is known only after apply"]
}

test_a_cluster_whose_provider_sees_to_it_is_not_judged if {
	_judged([build.terraform("aws_eks_cluster", "main", {})]).subjects == []
}
