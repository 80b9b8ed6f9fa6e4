# METADATA
# title: A tier that its provider vouches for
# description: |
#   Free, basic and development tiers come without a service level: the provider promises nothing and pays for nothing when they are down, and often
#   runs them on one machine.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/well-architected/reliability/metrics
#     description: Service levels that add up to a target
# custom:
#   severity: warning
#   remediation: |
#     AKS: `sku_tier = "Standard"`. Redis, VPN gateways, API Management, Container Registry and the like: `Standard` or a higher tier. Search: three replicas
#     or more, to be written as well as read.
#   standards: [AWS REL10-BP01, "Azure RE:04", "Azure RE:05", SOC 2 A1.1]
#   equivalents:
#     - 0611251f
#     - Azure.ADX.SLA
#     - Azure.AKS.UptimeSLA
#     - Azure.AppConfig.SKU
#     - Azure.Cosmos.SLA
#     - Azure.Search.IndexSLA
#     - Azure.SignalR.SLA
#     - Azure.VM.BasicSku
#     - Azure.VM.Standalone
#     - Azure.VNG.ERLegacySKU
#     - Azure.VNG.VPNLegacySKU
#     - Azure.WebPubSub.SLA
#     - CKV_AZURE_170
#     - CKV_AZURE_175
#     - CKV_AZURE_180
#     - CKV_AZURE_188
#     - CKV_AZURE_196
#     - CKV_AZURE_208
#     - CKV_AZURE_211
#     - CKV_AZURE_92
#     - compute_instance_preemptible_vm_disabled
#   since: 0.1.0
package resilience.rules.ha["tier-with-service-level"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components

# METADATA
# description: What a provider offers in tiers with and without a service level, the control planes that it runs included.
subjects := object.union(lib.asked_of(components.by_id, "vouched_for"), {id: cluster | some id, cluster in clusters.by_id; cluster.vouched_for})

needs := ["vouched_for"]

protects := "node"

violations contains lib.entry(component, component.vouched_for, $"{component.name} is of a tier that its provider does not vouch for ({component.vouched_for.why}).") if {
	some component in subjects
	component.vouched_for.holds == false
}
