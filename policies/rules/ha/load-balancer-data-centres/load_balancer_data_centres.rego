# METADATA
# title: A load balancer takes in traffic in two data centres
# description: |
#   A load balancer that is in one data centre cuts off its targets everywhere when that data centre is lost.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
#     description: Availability zones and load balancer nodes
# custom:
#   severity: error
#   remediation: |
#     Give it subnets of two zones or more.
#     Azure: `zones = ["1", "2", "3"]` of an Application Gateway or of API Management, a load balancer and its
#     address of the Standard tier.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-7(1), ISO 27001 A.8.14, SOC 2 A1.2]
#   equivalents:
#     - 38c3bca1
#     - 621dbc78
#     - 740f2c1c
#     - Azure.APIM.AvailabilityZone
#     - Azure.AppGw.AvailabilityZone
#     - Azure.LB.AvailabilityZone
#     - Azure.LB.StandardSKU
#     - CLB_MULTIPLE_AZ
#     - ELBV2_MULTIPLE_AZ
#     - baf3bfc0
#     - c9c00f2a
#     - elb_is_in_multiple_az
#     - elbv2_is_in_multiple_az
#   since: 0.1.0
package resilience.rules.ha["load-balancer-data-centres"]

import data.resilience.lib
import data.resilience.model.load_balancers

# METADATA
# description: Load balancers whose data centres the user chooses.
subjects := lib.asked_of(load_balancers.by_id, "survives_data_centre")

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains lib.entry(component, component.survives_data_centre, $"{component.name} takes in traffic in one data centre ({component.survives_data_centre.why}): all behind it is cut off when that is lost.") if {
	some component in subjects
	component.survives_data_centre.holds == false
}
