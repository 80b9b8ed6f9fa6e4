# METADATA
# title: The nodes of a managed cluster are in two data centres
# description: |
#   A provider spreads the control plane that it runs; the nodes stand where their groups are told. With all of them in one data centre, what runs on the
#   cluster is down while that is. What makes nodes as pods need them must be allowed to make them in another data centre when one is lost.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/availability-zones
#     description: Availability zones in AKS
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html
#     description: Resilience in Amazon EKS
#   - ref: https://karpenter.sh/docs/concepts/nodepools/
#     description: NodePools of Karpenter
# custom:
#   severity: error
#   remediation:
#     - for: AKS
#       types: [azurerm_]
#       text: |
#         `zones = ["1", "2", "3"]` in `default_node_pool` and of each `azurerm_kubernetes_cluster_node_pool`, and two nodes or more.
#     - for: EKS
#       types: [aws_]
#       text: |
#         Subnets of two zones or more in `subnet_ids` of the node group, or a group in each zone, and two nodes or more.
#     - for: GKE
#       types: [google_]
#       text: |
#         `node_locations` with two zones or more of the cluster or its node pools, or a cluster with its region as `location`.
#     - for: Karpenter
#       types: [karpenter.sh/NodePool, karpenter.sh/Provisioner, karpenter.k8s.aws/EC2NodeClass]
#       text: |
#         Several zones in the requirement `topology.kubernetes.io/zone`, or a NodePool for each zone.
#     - for: Cluster API
#       types: [cluster.x-k8s.io/Cluster, cluster.x-k8s.io/MachineDeployment, cluster.x-k8s.io/MachinePool]
#       text: |
#         A MachineDeployment with a `failureDomain` of its own for each zone, or a MachinePool with `failureDomains` of two or more.
#     - for: eksctl, kOps
#       types: [eksctl.io/ClusterConfig, kops.k8s.io/Cluster, kops.k8s.io/InstanceGroup]
#       text: |
#         eksctl: `availabilityZones` of two zones or more. kOps: `subnets` of two zones or more in the InstanceGroups of the nodes.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-7(1), ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - 4f63619f
#     - APRL/configure_aks_default_node_pool_zones
#     - Azure.AKS.AvailabilityZone
#     - CKV_AZURE_169
#   since: 0.1.0
package resilience.rules.ha["cluster-data-centres"]

import data.resilience.model.clusters
import data.resilience.model.node_groups
import data.resilience.model.provisioners

# METADATA
# description: What makes nodes, where it is told in which data centres, and clusters whose control plane a provider runs and of whose nodes a group is in sight; one that keeps no node waits.
subjects := object.union(_clusters, {id: provisioner | some id, provisioner in provisioners.by_id; _is_told_or_hidden(provisioner)})

_is_told_or_hidden(provisioner) if provisioner.zones != null

_is_told_or_hidden(provisioner) if provisioner.unknown.zones

_clusters := {id: cluster |
	some id, cluster in clusters.by_id
	cluster.managed
	count(cluster.secondaries) > 0
	cluster.node_count != 0
}

needs := ["zones"]

protects := "data-centre"

violations contains {
	"subject": id,
	"related": cluster.secondaries,
	"message": $"Nothing spreads the nodes of {cluster.name} over data centres ({_why(names)}): what runs on it is down when theirs is lost.",
	"evidence": [{"name": "data centres of its nodes", "value": count(names), "unit": "", "from": id}],
} if {
	some id, cluster in _clusters
	names := _names(cluster)
	count(names) < 2
	_is_decided(cluster)
}

violations contains {
	"subject": id,
	"related": provisioner.related,
	"message": $"{provisioner.name} may make nodes in {_listed(provisioner.zones)} only: when that data centre is lost, no node takes over what runs there.",
	"evidence": [{"name": "data centres of its nodes", "value": count(provisioner.zones), "unit": "", "from": id}],
} if {
	some id, provisioner in provisioners.by_id
	provisioner.zones != null
	count(provisioner.zones) < 2
}

undetermined contains {"subject": id, "message": cluster.unknown.nodes_by_data_centre} if {
	some id, cluster in _clusters
	cluster.unknown.nodes_by_data_centre
	count(_names(cluster)) < 2
	not _is_decided(cluster)
}

# What the provider is told counts, where it spreads over none without being told; else where the nodes are.
_names(cluster) := {name | some id in cluster.secondaries; some name in node_groups.by_id[id].zones} if {
	_is_told(cluster)
} else := object.keys(cluster.nodes_by_data_centre)

_is_told(cluster) if every id in cluster.secondaries { is_array(node_groups.by_id[id].zones) }

_is_decided(cluster) if {
	_is_told(cluster)
}

_is_decided(cluster) if {
	not _is_told(cluster)
	not cluster.unknown.nodes_by_data_centre
}

_listed([]) := "no data centre"

_listed(zones) := zones[0] if count(zones) > 0

_why(names) := "no zone is set" if count(names) == 0

_why(names) := $"they are in {[name | some name in names][0]}" if count(names) == 1
