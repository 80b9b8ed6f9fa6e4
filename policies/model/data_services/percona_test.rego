package resilience.data_services_percona_test

import data.resilience.lib
import data.resilience.model.data_services.percona
import data.resilience.testing as build

_cluster(spec) := build.kubernetes("pxc.percona.com/PerconaXtraDBCluster", "shop", "db", {"spec": spec}).envelope

test_a_majority if [percona.majority(n) | some n in [null, 1, 2, 3, 5]] == [null, 1, 2, 2, 3]

test_a_paused_cluster_runs_nothing if {
	[percona.running(_cluster({"pause": paused}), 3) | some paused in [true, false]] == [0, 3]
	percona.running(_cluster({}), 3) == 3
}

_strength(affinity) := percona.spread(_cluster({"pxc": affinity}), ["spec", "pxc"])

test_how_members_are_kept_apart if {
	_strength({}) == {"node": "guaranteed", "data_centre": "none"}
	_strength({"affinity": {"antiAffinityTopologyKey": "topology.kubernetes.io/zone"}}).data_centre == "guaranteed"
	_strength({"affinity": {"antiAffinityTopologyKey": "none"}}) == {"node": "none", "data_centre": "none"}
	_strength({"affinity": {"advanced": {}}}) == {"node": "none", "data_centre": "none"}
}

test_the_proxies_of_a_cluster if {
	[group] := percona.proxies(_cluster({"haproxy": {"size": 3}}), ["spec", "haproxy"], "proxies", 2)
	[group.count.n, group.count.at, group.needed, group.what, group.spread_at, group.mend] == [
		3, "spec.haproxy.size", 1, "proxies", "spec.haproxy.affinity.antiAffinityTopologyKey",
		"Set `haproxy.affinity.antiAffinityTopologyKey: topology.kubernetes.io/zone`.",
	]
	[fallback] := percona.proxies(_cluster({"haproxy": {}}), ["spec", "haproxy"], "proxies", 2)
	fallback.count.n == 2
}

_gaps(entries) := percona.scheduled(_cluster({"backup": {"schedule": entries}}), ["spec", "backup", "schedule"])

test_times_between_backups if {
	every_day := {"schedule": {"max_gap_s": 86400}}
	_gaps([every_day, object.union(every_day, {"enabled": false}), object.union(every_day, {"enabled": true}), {"schedule": {"never": true}}]) == [86400, 86400]
	percona.backed_up(_cluster({}), [86400, 3600], "a") == lib.holds("it is backed up every 1 h")
	percona.backed_up(_cluster({}), [], "a") == lib.fails("no backup is scheduled", "a", "Add a schedule with a storage outside the cluster.")
}

test_any_moment if {
	[percona.point_in_time(_cluster({"backup": {"pitr": {"enabled": on}}})).holds | some on in [true, false]] == [true, false]
	percona.point_in_time(_cluster({})) == lib.fails("pitr is off", "spec.backup.pitr.enabled", "Set `backup.pitr.enabled: true`.")
}

_outside(storage) := percona.outside(_cluster({"backup": {"storages": {"one": storage}}}))

test_storages_outside_of_the_cluster if {
	every type in ["s3", "azure", "gcs"] {
		_outside({"type": type, "s3": {"bucket": "b", "region": "eu-west-1"}}) == [{"bucket": "b", "region": "eu-west-1"}]
	}
	_outside({"type": "filesystem"}) == []
	_outside({"type": "s3", "s3": {"bucket": "b", "region": ""}}) == [{"bucket": "b", "region": null}]
	_outside({"type": "s3", "s3": {"bucket": "b", "endpointUrl": "http://minio.minio.svc:9000"}}) == []
	_outside({"type": "gcs"}) == [{"bucket": "", "region": null}]
}
