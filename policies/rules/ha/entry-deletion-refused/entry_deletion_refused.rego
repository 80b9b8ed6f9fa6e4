# METADATA
# title: Deleting what takes in traffic is refused
# description: |
#   A load balancer, firewall or cluster that is deleted by mistake cuts off all behind it until it is made again, often under another address; a domain that
#   is moved to another registrar takes all of its names along. Where protection is on, it has to be taken off first, which somebody notices.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
#     description: Deletion protection of load balancers
# custom:
#   severity: notice
#   remediation: |
#     Load balancer: `enable_deletion_protection = true`. Firewall: `delete_protection = true`. EKS:
#     `deletion_protection = true`. Domain: leave `transfer_lock` on.
#   standards: [AWS REL10-BP03, "Azure RE:07", ISO 27001 A.8.14]
#   equivalents:
#     - CKV_AWS_150
#     - CKV_AWS_344
#     - CKV_AWS_377
#     - ELB_DELETION_PROTECTION_ENABLED
#     - NETFW_DELETION_PROTECTION_ENABLED
#     - afecd1f1
#     - eks_cluster_deletion_protection_enabled
#     - elbv2_deletion_protection
#     - networkfirewall_deletion_protection
#     - route53_domains_transferlock_enabled
#   since: 0.1.0
package resilience.rules.ha["entry-deletion-refused"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.load_balancers
import data.resilience.model.networks

# METADATA
# description: Load balancers, networks, domains and clusters that can be protected from deletion.
subjects := object.union(
	lib.asked_of(object.union(load_balancers.by_id, networks.by_id), "deletion_refused"),
	{id: {"id": id, "name": cluster.name, "related": [], "deletion_refused": cluster.deletion_refused, "unknown": _unknown(cluster)} |
		some id, cluster in clusters.by_id
		cluster.deletion_refused
	},
)

_unknown(cluster) := {"deletion_refused": cluster.deletion_refused.why | cluster.deletion_refused.holds == null}

needs := ["deletion_refused"]

protects := "node"

violations contains lib.entry(component, component.deletion_refused, $"{component.name} can be deleted at once ({component.deletion_refused.why}), and cuts off all behind it then.") if {
	some component in subjects
	component.deletion_refused.holds == false
}
