# METADATA
# title: Members that fail are replaced
# description: |
#   A machine or node that fails, or that runs and does not serve, must be found and replaced by itself: until somebody notices, what is left carries
#   the load, and the next failure takes it down.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/instance-groups/autohealing-instances-in-migs
#     description: Autohealing of managed instance groups
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair
#     description: Node auto-repair of GKE
# custom:
#   severity: warning
#   remediation: |
#     Google: `auto_healing_policies` with a health check of the application for a managed instance group, `management { auto_repair = true }` for a node
#     pool, `scheduling { automatic_restart = true }` for a machine. AWS: `capacity_rebalance = true` and several machine types for a group of spot machines.
#     Azure: `automatic_instance_repair { enabled = true }` for a scale set.
#   standards: [S8, AWS REL11-BP01, AWS REL11-BP03, "Azure RE:07", NIST SC-24, ISO 27001 A.8.14]
#   equivalents:
#     - 820f4743
#     - APRL/virtual_machine_scaleset_enable_automatic_repair
#     - AUTOSCALING_CAPACITY_REBALANCING
#     - AUTOSCALING_MULTIPLE_INSTANCE_TYPES
#     - Azure.VMSS.AutoInstanceRepairs
#     - Azure.VMSS.ZoneBalance
#     - CKV_GCP_9
#     - GCP-0063
#     - autoscaling_group_capacity_rebalance_enabled
#     - autoscaling_group_multiple_instance_types
#     - compute_instance_automatic_restart_enabled
#     - compute_instance_group_autohealing_enabled
#     - compute_instance_on_host_maintenance_migrate
#   since: 0.1.0
#   parameters:
#     types:
#       type: boolean
#       default: false
#       description: Whether Auto Scaling groups of machines on demand must name several machine types too, as those of spot machines
package resilience.rules.ha["members-replaced"]

import data.resilience.lib
import data.resilience.model.compute
import data.resilience.model.compute.machine_types
import data.resilience.model.node_groups

# METADATA
# description: Compute outside clusters, and nodes of managed clusters, as far as the user decides whether they are replaced.
subjects := object.union(lib.asked_of(compute.by_id, "replaced"), _nodes)

needs := ["replaced"]

protects := "node"

violations contains lib.entry(component, component.replaced, $"What fails of {component.name} is not replaced in time ({component.replaced.why}).") if {
	some component in subjects
	component.replaced.holds == false
}

_nodes := {id: {"id": id, "name": group.name, "related": [], "replaced": group.replaced, "unknown": {"replaced": group.replaced.why | group.replaced.holds == null}} |
	some id, group in node_groups.by_id
	group.kind == "cluster nodes"
	group.replaced
}

violations contains lib.entry(component, verdict, $"What fails of {component.name} may find no machine to replace it ({verdict.why}).") if {
	lib.parameter("ha/members-replaced", "types", false) == true
	some id, verdict in machine_types.verdicts
	verdict.holds == false
	component := subjects[id]
	component.replaced.holds == true
}
