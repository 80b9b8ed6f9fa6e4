package resilience.data_services_elasticsearch_test

import data.resilience.model.data_services.adapters.elastic_elasticsearch
import data.resilience.testing as build

_cluster(sets) := build.kubernetes("elasticsearch.k8s.elastic.co/Elasticsearch", "shop", "search", {"spec": {"nodeSets": sets}})

_of(sets) := record if {
	[record] := elastic_elasticsearch.found with input as build.document([_cluster(sets)], {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

_survives(sets) := [record.survives_node.holds, record.survives_data_centre.holds] if record := _of(sets)

_in(zone) := {"count": 1, "podTemplate": {"spec": {"nodeSelector": {"topology.kubernetes.io/zone": zone}}}}

test_a_set_in_each_zone if {
	sets := [_in(zone) | some zone in ["a", "b", "c"]]
	_of(sets) == build.component(_cluster(sets), "Elasticsearch cluster", {
		"holds_data": true, "count": 3,
		"survives_node": {"holds": true, "why": "it has 3 master nodes on different nodes", "attribute": null, "mend": null},
		"survives_data_centre": {"holds": true, "why": "its 3 master nodes are in different data centres", "attribute": null, "mend": null},
		"backed_up": {"holds": null, "why": "Elasticsearch.elasticsearch.k8s.elastic.co/shop/search: snapshots are set up by Elasticsearch's API, which no manifest shows", "attribute": null, "mend": null},
	})
}

test_one_set if {
	_survives([{"count": 3}]) == [true, false]
	_survives([{"count": 2}]) == [false, false]
	_survives([{"count": 3, "podTemplate": {"spec": {"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}]}}}]) == [true, true]
	_survives([{"count": "many"}]) == [null, null]
}

test_roles if {
	_survives([{"count": 3, "config": {"node.roles": ["master"]}}, {"count": 2, "config": {"node.roles": ["data", "ingest"]}}])[0] == true
	_of([{"count": 3, "config": {"node": {"roles": ["master"]}}}, {"count": 1, "config": {"node.roles": ["data_hot"]}}]).survives_node.why == "it has 1 data node"
	_of([{"count": 1, "config": {"node.data": false}}, {"count": 2, "config": {"node.master": false}}]).survives_node.why == "it has 1 master node"
}

test_two_sets_of_one_zone_are_in_one_data_centre if _survives([_in("a"), _in("a"), _in("b")]) == [true, false]

_spread := {"podTemplate": {"spec": {"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}]}}}

_six(given) := _of([object.union_n([{"count": 6}, _spread, given])]).survives_data_centre

test_where_copies_of_an_index_are if {
	_six({}) == {
		"holds": false,
		"why": "all copies of an index may be in one data centre (cluster.routing.allocation.awareness.attributes names no zone)",
		"attribute": "spec.nodeSets.0.config",
		"mend": "Set `node.attr.zone` and `cluster.routing.allocation.awareness.attributes: k8s_node_name,zone` in `config` of each node set, or `zoneAwareness`.",
	}
	every attributes in ["", "k8s_node_name", "k8s_node_name, "] {
		_six({"config": {"cluster.routing.allocation.awareness.attributes": attributes}}).holds == false
	}
	_six({"config": {"cluster.routing.allocation.awareness.attributes": "k8s_node_name,zone"}}).holds == true
	_six({"config": {"cluster": {"routing": {"allocation": {"awareness": {"attributes": "zone"}}}}}}).holds == true
	_survives([{"count": 6, "zoneAwareness": {}}]) == [true, true]
}

test_storage_that_goes_with_its_pod if {
	volumes := {"podTemplate": {"spec": {"volumes": [{"name": "elasticsearch-data", "emptyDir": {}}]}}}
	[_of([object.union({"count": 3}, volumes)]).deletion_undone.why, _of([{"count": 3}]).deletion_undone] == ["its storage is ephemeral", null]
}
