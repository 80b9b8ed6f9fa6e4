package resilience.data_services_pgbackrest_test

import data.resilience.model.data_services.adapters.pgbackrest_postgresql
import data.resilience.model.recovery_points.adapters.postgresql_operators
import data.resilience.testing as build

_cluster(type, spec) := build.kubernetes(type, "shop", "db", {"spec": spec})

_crunchy(spec) := _cluster("postgres-operator.crunchydata.com/PostgresCluster", spec)

_of(cluster) := record if {
	[record] := pgbackrest_postgresql.found with input as build.document([cluster], {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

_points(cluster) := [[point.kind, point.region, point.age_s] | some point in found] if {
	found := postgresql_operators.found with input as build.document([cluster], {})
}

_two := {"instances": [{"replicas": 2}]}

_yes(why) := {"holds": true, "why": why, "attribute": null, "mend": null}

_weekly := {"text": "0 1 * * 0", "max_gap_s": 604800}

_repos(repos) := {"backups": {"pgbackrest": {"repos": repos}}}

test_a_cluster if {
	none := {
		"holds": false, "why": "no repository of pgBackRest has a schedule", "attribute": "spec.backups.pgbackrest.repos",
		"mend": "Add `schedules: {full: \"0 1 * * 0\", differential: \"0 1 * * 1-6\"}` to a repository in an object store.",
	}
	every type in ["postgres-operator.crunchydata.com/PostgresCluster", "pgv2.percona.com/PerconaPGCluster"] {
		db := _cluster(type, _two)
		_of(db) == build.component(db, "PostgreSQL cluster", {
			"holds_data": true, "count": 2, "failover_s": 60, "failover_rpo_s": 1,
			"survives_node": _yes("it has 2 instances on different nodes"),
			"survives_data_centre": _yes("its 2 instances are in different data centres"),
			"backed_up": none, "point_in_time": none,
		})
	}
}

_survives(spec) := [record.survives_node.holds, record.survives_data_centre.holds] if record := _of(_crunchy(spec))

test_where_instances_are if {
	_survives({"instances": [{}]}) == [false, false]
	_survives({"instances": [{}, {}]}) == [true, true]
	_survives(object.union(_two, {"disableDefaultPodScheduling": true})) == [false, false]
	said := {"instances": [{"replicas": 2, "topologySpreadConstraints": [{"topologyKey": "kubernetes.io/hostname"}]}], "disableDefaultPodScheduling": true}
	_survives(said) == [true, false]
	_of(_crunchy({"instances": [{"replicas": "two"}]})).count == null
}

test_backups if {
	inside := _crunchy(object.union(_two, _repos([{"name": "repo1", "volume": {}, "schedules": {"full": _weekly}}])))
	_of(inside).backed_up.why == "the schedules of pgBackRest write to a volume of the cluster only"
	_points(inside) == []
	outside := _crunchy(object.union(_two, _repos([{"name": "repo1", "schedules": {"full": _weekly}}, {"name": "repo2", "s3": {"bucket": "backups", "region": "eu-west-1"}, "schedules": {"full": _weekly}}])))
	_of(outside).backed_up == _yes("pgBackRest backs it up to repo2")
	_points(outside) == [["continuous", "eu-west-1", 60]]
	every repo in [{"name": "r", "s3": {"bucket": "b"}}, {"name": "r", "s3": {"bucket": "b", "endpoint": "minio.shop.svc"}, "schedules": {"full": _weekly}}] {
		_points(_crunchy(object.union(_two, _repos([repo])))) == []
	}
	google := _crunchy(object.union(_two, _repos([{"gcs": {"bucket": "backups"}, "schedules": {"full": _weekly}}])))
	[_of(google).backed_up.why, _points(google)] == ["pgBackRest backs it up to a repository", [["continuous", null, 60]]]
}

test_a_standby_follows_another if _of(_crunchy(object.union(_two, {"standby": {"enabled": true}}))).replica_of == "unknown"

_through(bouncer) := [record.survives_node.why, record.survives_data_centre.holds, record.failover_s] if {
	record := _of(_crunchy(object.union(_two, {"proxy": {"pgBouncer": bouncer}})))
}

test_what_goes_through_pgbouncer if {
	_through({}) == ["it has 1 PgBouncer", true, 350]
	_through({"replicas": 2}) == ["it has 2 instances on different nodes", true, 60]
}

test_a_cluster_whose_writes_wait_for_a_standby if {
	[_of(_crunchy(object.union(_two, {"patroni": {"dynamicConfiguration": {"synchronous_mode": mode}}}))).failover_rpo_s | some mode in [true, "quorum", false]] == [0, 0, 1]
}
