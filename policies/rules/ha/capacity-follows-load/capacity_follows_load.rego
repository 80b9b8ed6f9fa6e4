# METADATA
# title: Capacity follows the load
# description: |
#   What takes in traffic and stays as large as it is fails when the load grows, or when what is left after a failure has to carry the load of what is lost.
#   Room to grow is of no use while nothing decides to use it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_adapt_to_changes_autoscale_adapt.html
#     description: Use automation when obtaining or scaling resources
# custom:
#   severity: notice
#   remediation: |
#     Auto Scaling group: an `aws_autoscaling_policy` for it, for example with `target_tracking_configuration`; or `max_size` equal to `min_size` where it is fixed on
#     purpose. ECS service: an `aws_appautoscaling_target` with `resource_id = "service/<cluster>/<service>"`, and an `aws_appautoscaling_policy`. DynamoDB table:
#     `billing_mode = "PAY_PER_REQUEST"`, or a scaling target and policy of its own. Azure: `auto_scaling_enabled = true` of a node pool of AKS,
#     `autoscale_configuration` of an Application Gateway, `auto_inflate_enabled = true` of Event Hubs, `auto_grow_enabled = true` of a database server's storage, an
#     `azurerm_monitor_autoscale_setting` of Service Bus.
#   standards: [AWS REL07-BP01, AWS REL07-BP03, "Azure RE:06", NIST SC-5(2), SOC 2 A1.1]
#   equivalents:
#     - 302fda08
#     - 6293a3cc
#     - 8176a79d
#     - 902c82ff
#     - APRL/aks_enable_cluster_autoscaler
#     - APRL/application_gateway_ensure_autoscale_feature_has_been_enabled
#     - CKV2_AWS_16
#     - CKV_AWS_115
#     - DYNAMODB_AUTOSCALING_ENABLED
#     - LAMBDA_CONCURRENCY_CHECK
#     - application_gateway_ensure_autoscale_feature_has_been_enabled
#     - b49a39fd
#     - check-hpa-exists
#     - d810e3a8
#     - dynamodb_table_autoscaling_enabled
#     - fbfef3df
#   since: 0.1.0
#   parameters:
#     images:
#       type: boolean
#       default: false
#       description: Whether a machine image of Azure must have three replicas in each region, so that many machines can be made of it at once
#     kept:
#       type: boolean
#       default: false
#       description: Whether capacity must be kept for each Lambda function (reserved concurrency) and machine of Azure (a capacity reservation)
#     workloads:
#       type: boolean
#       default: false
#       description: Whether each Deployment, ReplicaSet and StatefulSet must have an autoscaler
package resilience.rules.ha["capacity-follows-load"]

import data.resilience.lib
import data.resilience.model.autoscalers
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.compute.kept_capacity
import data.resilience.model.node_groups
import data.resilience.model.prerequisites.image_replicas
import data.resilience.model.workloads

# METADATA
# description: Components of which somebody decides how large they are, nodes of managed clusters, and workloads where that is asked for.
subjects := object.union_n([lib.asked_of(components.by_id, "scales"), _nodes, _workloads, _kept, _images])

needs := ["scales"]

protects := "node"

violations contains lib.entry(component, component.scales, $"{component.name} does not grow with its load ({component.scales.why}).") if {
	some component in subjects
	component.scales.holds == false
}

_nodes := {id: {"id": id, "name": group.name, "related": [], "scales": group.scales, "unknown": {"scales": group.scales.why | group.scales.holds == null}} |
	some id, group in node_groups.by_id
	group.kind == "cluster nodes"
	group.scales
}

_workloads := {id: {"id": id, "name": workload.name, "related": [], "scales": _scaled(id), "unknown": {}} |
	lib.parameter("ha/capacity-follows-load", "workloads", false) == true
	some id, workload in workloads.by_id
	workload.kind in {"Deployment", "ReplicaSet", "StatefulSet"}
	workload.replicas != 0
}

_scaled(id) := lib.holds("an autoscaler scales it") if {
	_targets[id]
} else := lib.fails("no autoscaler scales it", null, "Make a HorizontalPodAutoscaler whose `scaleTargetRef` names it.")

_targets := {id: true | some scaler in autoscalers.by_id; some id in scaler.targets}

violations contains lib.entry(component, verdict, $"Others may take the capacity that {component.name} needs ({verdict.why}).") if {
	some id, component in _kept
	verdict := kept_capacity.verdicts[id]
	verdict.holds == false
}

_kept := {id: {"id": id, "name": compute.by_id[id].name, "related": [], "scales": object.get(components.by_id[id], "scales", null), "unknown": {"scales": verdict.why | verdict.holds == null}} |
	lib.parameter("ha/capacity-follows-load", "kept", false) == true
	some id, verdict in kept_capacity.verdicts
	compute.by_id[id]
}

_images := image_replicas.by_id if {
	lib.parameter("ha/capacity-follows-load", "images", false) == true
} else := {}
