# METADATA
# title: Compute has a second member
# description: |
#   What runs on one machine, container or instance is down until another has started in its place. With two, the other serves on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
#     description: Capacity limits of an Auto Scaling group
# custom:
#   severity: error
#   remediation:
#     - for: Auto Scaling group
#       types: [aws_autoscaling_]
#       text: |
#         `min_size = 2`.
#     - for: ECS service
#       types: [aws_ecs_]
#       text: |
#         `desired_count = 2`.
#     - for: Elastic Beanstalk
#       types: [aws_elastic_beanstalk_]
#       text: |
#         `MinSize` of 2 among the settings of the environment.
#     - for: SageMaker
#       types: [aws_sagemaker_]
#       text: |
#         `initial_instance_count = 2` of a variant.
#     - for: Machines
#       types: [aws_instance, google_compute_instance, azurerm_linux_virtual_machine, azurerm_windows_virtual_machine, azurerm_virtual_machine]
#       text: |
#         `count = 2`.
#     - for: Google
#       types: [google_compute_instance_group_, google_compute_region_]
#       text: |
#         `target_size = 2`, or `min_replicas = 2` of an autoscaler.
#     - for: App Service plan
#       types: [azurerm_service_plan, azurerm_app_service_, azurerm_linux_web_app, azurerm_windows_web_app]
#       text: |
#         `worker_count = 2`.
#     - for: Container app
#       types: [azurerm_container_app]
#       text: |
#         `min_replicas = 2`.
#   standards: [S8, AWS REL10-BP01, AWS REL11-BP02, "Azure RE:05", NIST SC-24, ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - 273f6b30
#     - 855ca19a
#     - Azure.AppService.PlanInstanceCount
#     - Azure.ContainerApp.MinReplicas
#     - Azure.VM.ASAlignment
#     - Azure.VM.ASMinMembers
#     - CKV_AZURE_212
#     - sagemaker_endpoint_config_prod_variant_instances
#   since: 0.1.0
package resilience.rules.ha["compute-nodes"]

import data.resilience.lib
import data.resilience.model.compute

# METADATA
# description: Compute outside clusters of which the user chooses how many there are.
subjects := lib.asked_of(compute.by_id, "survives_node")

needs := ["survives_node"]

protects := "node"

violations contains object.union(lib.entry(component, component.survives_node, $"{component.name} has no second member ({component.survives_node.why}): it is down until another has started."), {"caused_by": _cause(component)}) if {
	some component in subjects
	component.survives_node.holds == false
}

# A second member in another data centre mends both.
_cause(component) := {"rule": "ha/compute-data-centres", "subject": component.id} if {
	component.survives_data_centre.holds == false
} else := null
