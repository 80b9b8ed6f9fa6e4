# METADATA
# title: kURL Installers of clusters that are not declared
# description: |
#   An Installer says what a cluster is made of and not how many machines join it, so that its primaries are unknown until the
#   settings declare the cluster over its machines.
# related_resources:
#   - ref: https://kurl.sh/docs/install-with-kurl/
#     description: Installing with kURL
package resilience.model.clusters.adapters.kurl

import data.resilience.lib

# METADATA
# description: Cluster records of the Installers whose input no declared cluster names.
found := [cluster |
	some installer in input.kubernetes["cluster.kurl.sh/Installer"]
	not _declared[installer.input]
	reason := $"{installer.address}: an Installer does not say which machines join: declare them under clusters"
	cluster := {
		"id": installer.id, "name": _name(installer), "kind": "kurl",
		"managed": false, "declared": false,
		"primaries": [], "secondaries": [], "regions": [], "data_centres": [],
		"primaries_by_data_centre": {}, "nodes_by_data_centre": {}, "primary_count": null, "node_count": null, "node_classes": [],
		"inputs": [installer.input], "related": [installer.id],
		"unknown": {"primaries": reason, "primaries_by_data_centre": reason, "nodes_by_data_centre": reason, "regions": reason, "size": reason},
	}
]

_name(installer) := name if {
	name := lib.text(installer, ["metadata", "name"])
	name != ""
} else := installer.address

_declared := {name: true | some cluster in input.settings.clusters; some name in cluster.inputs}
