# METADATA
# title: A managed cluster has a second node
# description: |
#   With one node, all that runs on a cluster is down from the moment that node fails, or is replaced to be updated, until another has joined. With two,
#   what has replicas serves on.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
#     description: Reliability of clusters and applications in AKS
# custom:
#   severity: warning
#   remediation:
#     - for: AKS
#       types: [azurerm_]
#       text: |
#         `node_count = 2` or more in `default_node_pool`, or `min_count` with the autoscaler; three for system nodes.
#     - for: EKS
#       types: [aws_]
#       text: |
#         `min_size` and `desired_size` of two or more in `scaling_config` of the node group.
#     - for: GKE
#       types: [google_]
#       text: |
#         `node_count = 2` or more of a node pool, or `min_node_count` in its `autoscaling`; of a cluster in several zones each zone has as many.
#     - for: Kubernetes
#       types: [kubernetes]
#       text: |
#         eksctl: `minSize` and `desiredCapacity` of two or more. kOps: `minSize` of two or more. Cluster API: `replicas` of two or more.
#   standards: [S8, AWS REL10-BP01, AWS REL11-BP02, "Azure RE:05", NIST SC-24, ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - 005ccbbd
#     - 5ee083cd
#     - 7f7ae535
#     - APRL/aks_user_pool_min_node_count
#     - Azure.AKS.MinNodeCount
#     - Azure.AKS.MinUserPoolNodes
#     - CKV_AZURE_232
#   since: 0.1.0
#   parameters:
#     system_nodes:
#       type: boolean
#       default: false
#       description: Whether the system nodes of AKS must run system pods alone
package resilience.rules.ha["cluster-nodes"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.node_groups
import data.resilience.model.node_groups.system_pools

# METADATA
# description: |
#   Clusters whose control plane a provider runs and of whose nodes a group is in sight, and groups of such nodes whose cluster is not in sight. What keeps no
#   node waits.
subjects := object.union(_clusters, _groups)

needs := ["node_count"]

protects := "node"

# Nodes in two data centres are two nodes: where that is asked for, it mends both.
violations contains {
	"subject": id,
	"related": [one | some one in subject.groups; one != id],
	"caused_by": {"rule": "ha/cluster-data-centres", "subject": id},
	"message": $"{subject.name} has {lib.counted(subject.node_count, "node", "nodes")}: what runs there is down when that fails or is updated.",
	"evidence": [{"name": "nodes", "value": subject.node_count, "unit": "", "from": id}],
} if {
	some id, subject in subjects
	subject.node_count != null
	subject.node_count < 2
}

# A pool of its own is what pods are sent to that must run there, and nowhere else.
violations contains {
	"subject": id,
	"attribute": "smallest_user_pool",
	"related": [one | some one in subject.groups; one != id],
	"message": $"A pool of {subject.name} that only applications run on has one node: what must run there is down when that fails or is updated.",
	"evidence": [{"name": "nodes of its smallest user pool", "value": 1, "unit": "", "from": id}],
} if {
	some id, subject in subjects
	subject.node_count >= 2
	some one in subject.groups
	node_groups.by_id[one].smallest_user_pool == 1
}

_clusters := {id: {"id": id, "name": cluster.name, "node_count": cluster.node_count, "groups": cluster.secondaries, "unknown": _unknown(cluster.node_count, groups)} |
	some id, cluster in clusters.by_id
	cluster.managed
	count(cluster.secondaries) > 0
	cluster.node_count != 0
	groups := [node_groups.by_id[one] | some one in cluster.secondaries]
}

_groups := {id: {"id": id, "name": group.name, "node_count": group.count, "groups": [id], "unknown": _unknown(group.count, [group])} |
	some id, group in node_groups.by_id
	group.kind == "cluster nodes"
	not clusters.node_group_ids[id]
	group.count != 0
}

_unknown(null, groups) := {"node_count": reason | reason := node_groups.reasons(groups, "count")[0]}

_unknown(n, _) := {} if n != null

violations contains lib.entry(object.union(subject, {"related": []}), verdict, $"Applications of {subject.name} can take its system nodes from what the cluster itself needs ({verdict.why}).") if {
	lib.parameter("ha/cluster-nodes", "system_nodes", false) == true
	some id, subject in subjects
	verdict := system_pools.verdicts[id]
	verdict.holds == false
}
