package resilience.clusters_kurl_test

import data.resilience.model.clusters.adapters.kurl
import data.resilience.testing as build

_installer := build.kubernetes("cluster.kurl.sh/Installer", "", "pam", {"spec": {"rook": {"version": "1.12.x"}}})

_reason := "Installer.cluster.kurl.sh/pam: an Installer does not say which machines join: declare them under clusters"

test_an_installer_says_nothing_of_machines if {
	found := kurl.found with input as build.document([_installer], {})
	found == [{
		"id": "app.yaml#Installer.cluster.kurl.sh/pam", "name": "pam", "kind": "kurl", "managed": false, "declared": false,
		"primaries": [], "secondaries": [], "regions": [], "data_centres": [],
		"primaries_by_data_centre": {}, "nodes_by_data_centre": {},
		"primary_count": null, "node_count": null, "node_classes": [],
		"inputs": ["app.yaml"], "related": ["app.yaml#Installer.cluster.kurl.sh/pam"],
		"unknown": {field: _reason | some field in ["primaries", "primaries_by_data_centre", "nodes_by_data_centre", "regions", "size"]},
	}]
}

test_an_installer_of_a_declared_cluster_is_that_cluster if {
	found := kurl.found with input as build.document([_installer], {"clusters": [build.cluster("pam", [], {"inputs": ["app.yaml"]})]})
	found == []
}
