# METADATA
# title: Networks
# description: What connects networks with each other and the world - gateways, links, firewalls, endpoints.
package resilience.model.networks

# METADATA
# description: Component id to its record.
by_id := {component.id: component | some component in data.resilience.model.networks.adapters[_].found}
