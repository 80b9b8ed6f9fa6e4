# METADATA
# title: Load balancers of one region
# description: What takes in traffic inside a region and spreads it over its targets. Those that span regions are entries.
package resilience.model.load_balancers

# METADATA
# description: Load balancer id to its record.
by_id := {balancer.id: balancer | some balancer in data.resilience.model.load_balancers.adapters[_].found}
