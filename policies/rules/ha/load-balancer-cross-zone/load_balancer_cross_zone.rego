# METADATA
# title: A load balancer sends to the members of all its data centres
# description: |
#   A load balancer whose nodes keep to their own data centre gives each of these an equal share of the traffic, however many members serve there. Where a member
#   is lost, or one data centre has fewer than the others, those that are left there carry all of its share while others idle.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing
#     description: Cross-zone load balancing
# custom:
#   severity: notice
#   remediation: |
#     Network and gateway load balancers of AWS: `enable_cross_zone_load_balancing = true`, or on a target group
#     `load_balancing_cross_zone_enabled = "true"`. Classic ones: `cross_zone_load_balancing = true`. Who keeps zones apart on purpose
#     waives it, and runs in each zone what its whole share takes.
#   standards: [AWS REL10-BP01, AWS REL11-BP02, "Azure RE:05", ISO 27001 A.8.14]
#   equivalents:
#     - CKV_AWS_138
#     - CKV_AWS_152
#     - ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED
#     - NLB_CROSS_ZONE_LOAD_BALANCING_ENABLED
#   since: 0.1.0
package resilience.rules.ha["load-balancer-cross-zone"]

import data.resilience.lib
import data.resilience.model.load_balancers

# METADATA
# description: Load balancers that are in several data centres, or may be.
subjects := lib.asked_of(load_balancers.by_id, "cross_zone")

needs := ["cross_zone"]

protects := "data-centre"

violations contains lib.entry(component, component.cross_zone, $"Each node of {component.name} sends only to members in its own data centre ({component.cross_zone.why}): where one of these is lost, those beside it carry its load alone.") if {
	some component in subjects
	component.cross_zone.holds == false
}
