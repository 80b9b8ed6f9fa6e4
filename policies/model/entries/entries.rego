# METADATA
# title: Global entries
# description: What sends traffic to the region that is live. An entry inside one region (an ordinary load balancer) is not one.
package resilience.model.entries

# METADATA
# description: Entry id to its record.
by_id := {entry.id: entry | some entry in data.resilience.model.entries.adapters[_].found}
