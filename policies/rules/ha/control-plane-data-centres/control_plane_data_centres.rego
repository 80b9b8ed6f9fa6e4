# METADATA
# title: A managed control plane serves on when a data centre is lost
# description: |
#   While the control plane of a cluster is away pods run on as they are, but nothing is started again, moved or scaled, and nobody can deploy: just when
#   what was lost with the data centre should start elsewhere.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/configuration-overview
#     description: Zonal and regional clusters of GKE
# custom:
#   severity: error
#   remediation: |
#     GKE: a region as `location` instead of a zone. It can't be changed in place: make a regional cluster beside the zonal one and move what runs there.
#   standards: [S8, S12, AWS REL10-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-7(1), ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["control-plane-data-centres"]

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Managed clusters of which the user chooses where the control plane is.
subjects := {id: cluster |
	some id, cluster in clusters.by_id
	cluster.control_plane
}

needs := ["control_plane"]

protects := "data-centre"

violations contains lib.entry(cluster, cluster.control_plane, $"The control plane of {cluster.name} is in one data centre ({cluster.control_plane.why}): nothing is started or moved while that is lost.") if {
	some cluster in subjects
	cluster.control_plane.holds == false
}
