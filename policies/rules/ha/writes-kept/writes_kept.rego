# METADATA
# title: A write that was acknowledged outlives a member
# description: |
#   Who writes goes on when the answer is yes. Where a single member may have given it, and fails before another one has the write, it is gone and nobody is told. A service
#   that goes on without a member keeps what it acknowledged only if another one must have it first. Where both sides of a cut network go on, what one of them took is thrown away.
# related_resources:
#   - ref: https://kafka.apache.org/documentation/#brokerconfigs_min.insync.replicas
#     description: min.insync.replicas of Kafka
#   - ref: https://docs.ceph.com/en/latest/rados/operations/pools/
#     description: size and min_size of Ceph
#   - ref: https://www.rabbitmq.com/docs/4.2/partitions
#     description: cluster_partition_handling of RabbitMQ
# custom:
#   severity: warning
#   remediation: |
#     Kafka: three copies, `min.insync.replicas: 2`, `unclean.leader.election.enable: false`, and producers with `acks=all`. Ceph: `replicated.size: 3`, which takes writes
#     while two copies are there. RabbitMQ: three nodes, and `cluster_partition_handling` as the operator sets it (pause_minority), or RabbitMQ 4.3 and quorum queues.
#   standards: [AWS REL11-BP05, "Azure RE:07", NIST SC-24, ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["writes-kept"]

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Data services that say how many members must have a write.
subjects := lib.asked_of(components.by_id, "writes_kept")

needs := ["writes_kept"]

protects := "data"

violations contains lib.entry(component, component.writes_kept, $"{component.name} may lose what it has acknowledged when one of its members fails ({component.writes_kept.why}).") if {
	some component in subjects
	component.writes_kept.holds == false
}
