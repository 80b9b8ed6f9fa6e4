# METADATA
# title: Compute serves on when a data centre is lost
# description: |
#   Machines, containers or functions in one data centre stop with it. Spread over two or more, what is left serves on with less capacity.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
#     description: How an Auto Scaling group spreads its instances
# custom:
#   severity: error
#   remediation:
#     - for: Auto Scaling group
#       types: [aws_autoscaling_]
#       text: |
#         Subnets of two or more zones in `vpc_zone_identifier`, and `min_size` of two or more.
#     - for: Machines
#       types: [aws_instance, azurerm_linux_virtual_machine, azurerm_windows_virtual_machine, azurerm_virtual_machine]
#       text: |
#         `count = 2` or more over subnets or zones that differ.
#     - for: ECS service
#       types: [aws_ecs_]
#       text: |
#         Subnets of two zones in `network_configuration`, `desired_count` of two or more, and `spread` over zones first among
#         its placement strategies.
#     - for: Lambda function in a VPC
#       types: [aws_lambda_]
#       text: |
#         Subnets of two zones in `vpc_config`.
#     - for: Google
#       types: [google_]
#       text: |
#         A `google_compute_region_instance_group_manager`, or machines whose `zone` differs.
#     - for: Azure scale set
#       types: [azurerm_linux_virtual_machine_scale_set, azurerm_windows_virtual_machine_scale_set, azurerm_orchestrated_]
#       text: |
#         `zones = ["1", "2", "3"]`.
#     - for: App Service plan
#       types: [azurerm_service_plan, azurerm_app_service_, azurerm_linux_web_app, azurerm_windows_web_app]
#       text: |
#         `zone_balancing_enabled = true` with two workers or more.
#     - for: Container Apps
#       types: [azurerm_container_app]
#       text: |
#         `zone_redundancy_enabled = true` of the environment.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-7(1), ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - 1422c567
#     - 6a8b3db9
#     - 6cd57b65
#     - 71cfab8f
#     - 88cb90c2
#     - AUTOSCALING_MULTIPLE_AZ
#     - Azure.ASE.AvailabilityZone
#     - Azure.AppService.AvailabilityZone
#     - Azure.ContainerApp.AvailabilityZone
#     - Azure.VMSS.AvailabilityZone
#     - CKV_AZURE_225
#     - CKV_AZURE_231
#     - FG_R00014
#     - LAMBDA_VPC_MULTI_AZ_CHECK
#     - autoscaling_group_multiple_az
#     - awslambda_function_vpc_multi_az
#     - compute_instance_group_multiple_zones
#     - f4201965
#   since: 0.1.0
package resilience.rules.ha["compute-data-centres"]

import data.resilience.lib
import data.resilience.model.compute

# METADATA
# description: Compute outside clusters that the user places.
subjects := lib.asked_of(compute.by_id, "survives_data_centre")

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains lib.entry(component, component.survives_data_centre, $"{component.name} runs in one data centre ({component.survives_data_centre.why}): it is down while that data centre is.") if {
	some component in subjects
	component.survives_data_centre.holds == false
}
