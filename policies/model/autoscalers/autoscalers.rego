# METADATA
# title: Autoscalers
# description: What sets the number of replicas of a workload by its load, and whether it can.
package resilience.model.autoscalers

# METADATA
# description: Autoscaler id to its record.
by_id := {scaler.id: scaler | some scaler in data.resilience.model.autoscalers.adapters[_].found}
