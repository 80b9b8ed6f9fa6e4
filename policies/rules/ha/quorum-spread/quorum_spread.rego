# METADATA
# title: A majority of primaries is left when any data centre is lost
# description: |
#   With three primaries in two data centres, one data centre holds two of them: losing it stops the whole cluster, so that the second
#   data centre bought nothing. A cluster goes on only if no data centre holds more than floor((n - 1) / 2) of its n primaries.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/faq/
#     description: A majority of members must be there
#   - ref: https://kubernetes.io/docs/setup/best-practices/multiple-zones/
#     description: Control plane behaviour in multiple zones
# custom:
#   severity: error
#   remediation: |
#     Place the primaries in three data centres of one region so that none holds more than floor((n - 1) / 2) of them: one each for three
#     primaries, at most two each for five. In Terraform, spread them over three subnets of three availability zones, for example
#     `subnet_id = aws_subnet.site[count.index % 3].id`.
#   standards: [S10, S11, S12, AWS REL10-BP01, AWS REL11-BP02, "Azure RE:05", NIST CP-7(1), NIST CP-8(2), ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["quorum-spread"]

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: |
#   Clusters of one's own that have a quorum to lose. With fewer than three primaries, or none that is named, quorum-size says what is wrong.
subjects := {id: cluster |
	some id, cluster in clusters.by_id
	not cluster.managed
	_may_have_quorum(cluster)
}

needs := ["primaries_by_data_centre"]

protects := "data-centre"

violations contains {
	"subject": id,
	"related": cluster.primaries,
	"message": _message(cluster, fatal),
	"evidence": [
		{"name": $"primaries in {fatal[0]}", "value": cluster.primaries_by_data_centre[fatal[0]], "unit": "", "from": id},
		{"name": "primaries", "value": cluster.primary_count, "unit": "", "from": id},
		{"name": "needed for a quorum", "value": lib.quorum(cluster.primary_count), "unit": "", "from": "floor(n / 2) + 1"},
	],
} if {
	some id, cluster in subjects
	cluster.primary_count != null
	fatal := [name |
		some name in sort([name | some name, _ in cluster.primaries_by_data_centre])
		_left(cluster, name) < lib.quorum(cluster.primary_count)
	]
	count(fatal) > 0
}

_may_have_quorum(cluster) if {
	cluster.primary_count == null
	count(cluster.primaries) > 0
}

_may_have_quorum(cluster) if cluster.primary_count >= 3

_left(cluster, name) := cluster.primary_count - cluster.primaries_by_data_centre[name]

_message(cluster, [name]) := $"Losing data centre {name} stops {cluster.name}: {_left_text(cluster, name)}, and {lib.needed(lib.quorum(cluster.primary_count))}." if {
	_left(cluster, name) > 0
}

_message(cluster, [name]) := $"All {cluster.primary_count} primaries of {cluster.name} are in data centre {name}: losing it stops the cluster." if {
	_left(cluster, name) == 0
}

_message(cluster, fatal) := $"Losing any of the data centres {lib.listed(fatal)} stops {cluster.name}: {lib.quorum(cluster.primary_count)} of its {cluster.primary_count} primaries are needed." if {
	count(fatal) > 1
}

_left_text(cluster, name) := $"{_left(cluster, name)} of {cluster.primary_count} primaries {_are(_left(cluster, name))} left"

_are(1) := "is"

_are(n) := "are" if n != 1
