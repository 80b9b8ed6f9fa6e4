# METADATA
# title: Three primaries or more, an odd number
# description: |
#   A cluster decides by quorum: floor(n / 2) + 1 of its n primaries must be there. One primary or two tolerate no failure, and an even
#   number tolerates no more failures than the odd number below it, with one machine more that can fail.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/faq/
#     description: Why an odd number of cluster members
#   - ref: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/ha-topology/
#     description: Highly available topologies
# custom:
#   severity: error
#   remediation: |
#     Run three primaries (five to survive two failures), each in a data centre of its own. With machines that Terraform makes, set the
#     count of the primaries to 3; if the cluster is declared, name all of them under `clusters[].primaries` in resilience.yml.
#   standards: [S8, AWS REL10-BP01, AWS REL11-BP05, "Azure RE:05", NIST CP-10, NIST SC-24, ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["quorum-size"]

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: |
#   Clusters whose control plane runs on machines of one's own; a managed one is the provider's to keep, and one of no machines is switched
#   off, as a cluster that waits for a recovery may be.
subjects := {id: cluster |
	some id, cluster in clusters.by_id
	not cluster.managed
	cluster.primary_count != 0
}

needs := ["primaries"]

protects := "node"

violations contains {
	"subject": id,
	"related": cluster.primaries,
	"message": _message(cluster, cluster.primary_count),
	"evidence": [
		{"name": "primaries", "value": cluster.primary_count, "unit": "", "from": id},
		{"name": "needed for a quorum", "value": lib.quorum(cluster.primary_count), "unit": "", "from": "floor(n / 2) + 1"},
		{"name": "failures tolerated", "value": lib.failures_tolerated(cluster.primary_count), "unit": "", "from": "n - quorum"},
	],
} if {
	some id, cluster in subjects
	cluster.primary_count != null
	_is_wrong(cluster.primary_count)
}

_is_wrong(n) if n < 3

_is_wrong(n) if n % 2 == 0

_message(cluster, n) := $"{cluster.name} has {lib.counted(n, "primary", "primaries")}: losing one stops the cluster, 3 are needed to go on without it." if n < 3

_message(cluster, n) := $"{cluster.name} has {n} primaries, an even number: it tolerates {lib.failures_tolerated(n)} failed, no more than {n - 1} would." if n >= 3
