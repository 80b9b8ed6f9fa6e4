# METADATA
# title: Queues
# description: |
#   What is given messages and must hand them on: queues, topics, streams, and functions that are called without waiting for an answer. They are asked what
#   becomes of a message that nobody could handle. A function is a component of compute too, under the same id.
package resilience.model.queues

# METADATA
# description: Id to its record.
by_id := {queue.id: queue | some queue in data.resilience.model.queues.adapters[_].found}
