# METADATA
# title: Backups of other operators of PostgreSQL
# description: |
#   WAL is archived as it is written, a segment of it when it is full or after archive_timeout: a minute for Crunchy Data and Percona, half an hour
#   for Zalando's image. A logical backup is a dump, as old as its schedule lets it be.
# related_resources:
#   - ref: https://access.crunchydata.com/documentation/postgres-operator/latest/tutorials/backups-disaster-recovery
#     description: Backups and disaster recovery
#   - ref: https://postgres-operator.readthedocs.io/en/latest/administrator/#wal-archiving-and-physical-basebackups
#     description: WAL archiving and base backups
package resilience.model.recovery_points.adapters.postgresql_operators

import data.resilience.model.data_services.adapters.pgbackrest_postgresql
import data.resilience.model.data_services.adapters.zalando_postgresql
import data.resilience.model.recovery_points.object_stores

# METADATA
# description: Recovery points of PostgreSQL clusters of other operators in the input.
found := array.concat(_pgbackrest, array.concat(_archived, _dumped))

_pgbackrest := [point |
	some cluster in pgbackrest_postgresql.clusters
	repo := pgbackrest_postgresql.outside(cluster)[0]
	point := _point(cluster, "continuous", _region(repo), 60, "documentation: archive_timeout of a minute")
]

_region(repo) := repo.region if {
	repo.region != null
} else := object_stores.region_of(repo.bucket)

_archived := [point |
	some cluster in input.kubernetes["acid.zalan.do/postgresql"]
	point := _point(cluster, "continuous", object_stores.region_of(zalando_postgresql.archive(cluster)), 1800, "Spilo documentation: archive_timeout of 1800 s")
]

_dumped := [point |
	some cluster in input.kubernetes["acid.zalan.do/postgresql"]
	gap := zalando_postgresql.dump_gap_s(cluster)
	gap != null
	point := _point(cluster, "backup", null, gap, cluster.id)
]

_point(cluster, kind, region, age_s, from) := {
	"id": cluster.id, "of": cluster.id, "kind": kind, "region": region,
	"age_s": age_s, "age_from": from,
	"restore_s": null, "restore_from": "it depends on the size of the database",
	"retention_s": null, "outlives_source": true, "unknown": {},
}
