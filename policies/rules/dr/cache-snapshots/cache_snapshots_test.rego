package resilience.rules_test.dr.cache_snapshots

import data.resilience.main
import data.resilience.testing as build

_judged(built) := judged if {
	judged := main.result.rules.dr["cache-snapshots"] with input as build.document([built], {})
}

_cache(values) := build.terraform("aws_elasticache_replication_group", "sessions", {"values": values})

test_a_cache_without_snapshots if {
	[entry.message | some entry in _judged(_cache({})).violations] == ["aws_elasticache_replication_group.sessions comes back empty when it is lost (snapshot_retention_limit is not set)."]
}

test_a_cache_with_snapshots if {
	_judged(_cache({"snapshot_retention_limit": 1})) == {"subjects": [build.id(_cache({}))], "violations": [], "undetermined": []}
}

test_a_database_is_none if {
	_judged(build.terraform("aws_memorydb_cluster", "carts", {})).subjects == []
}

test_what_can_not_be_told_is_undetermined if {
	judged := _judged(build.over(_cache({}), {"withheld": {"snapshot_retention_limit": true}}))
	[entry.message | some entry in judged.undetermined] == ["aws_elasticache_replication_group.sessions: snapshot_retention_limit is marked sensitive"]
}
