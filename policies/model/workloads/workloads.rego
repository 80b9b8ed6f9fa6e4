# METADATA
# title: Workloads
# description: Deployments and stateful sets, whatever way they reach a cluster. A daemon set has a pod on each node and needs no judging.
package resilience.model.workloads

# METADATA
# description: Workload id to its record.
by_id := {workload.id: workload | some workload in data.resilience.model.workloads.adapters[_].found}
