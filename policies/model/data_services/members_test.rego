package resilience.data_service_members_test

import data.resilience.model.data_services.members
import data.resilience.testing as build

_object(spec) := build.kubernetes("etcd.database.coreos.com/EtcdCluster", "shop", "db", {"spec": spec})

_resource(spec) := _object(spec).envelope

_apart(node, data_centre) := {"node": node, "data_centre": data_centre}

_group(n, needed, spread) := {
	"count": {"n": n, "at": "spec.size", "unknown": ""}, "needed": needed, "what": "member",
	"spread": spread, "spread_at": "spec.pod", "mend": "Spread it.",
}

_node(n, needed, spread) := [verdict.holds, verdict.why] if {
	verdict := members.survives_node(_resource({}), _group(n, needed, spread))
}

_data_centre(n, needed, spread, assumed) := [verdict.holds, verdict.why] if {
	verdict := members.survives_data_centre(_resource({}), _group(n, needed, spread)) with input as build.document([], {"assumed_cluster": assumed})
}

test_a_majority if [members.majority(n) | some n in [1, 2, 3, 4, 5, 7]] == [1, 2, 2, 3, 3, 4]

test_a_number_of_members if {
	members.count_at(_resource({"size": 3}), ["spec", "size"], 1) == {"n": 3, "at": "spec.size", "unknown": ""}
	members.count_at(_resource({}), ["spec", "size"], 1).n == 1
	every odd in ["three", -1, 1.5, {}] {
		members.count_at(_resource({"size": odd}), ["spec", "size"], 1) == {"n": null, "at": "spec.size", "unknown": "EtcdCluster.etcd.database.coreos.com/shop/db: spec.size is not a number"}
	}
	hidden := build.over(_object({}), {"unknown": {"spec": {"size": true}}}).envelope
	members.count_at(hidden, ["spec", "size"], 1).unknown == "EtcdCluster.etcd.database.coreos.com/shop/db: spec.size is known only after apply"
}

test_without_a_node if {
	_node(3, 2, _apart("preferred", "none")) == [true, "it has 3 members on different nodes"]
	_node(3, 2, _apart("none", "guaranteed")) == [true, "it has 3 members on different nodes"]
	_node(2, 2, _apart("guaranteed", "none")) == [false, "it has 2 members"]
	_node(1, 1, _apart("guaranteed", "none")) == [false, "it has 1 member"]
	_node(3, 2, _apart("none", "none")) == [false, "nothing keeps its members on different nodes"]
	_node(3, 2, _apart("nobody says so", "none")) == [null, "nobody says so"]
}

_three := {"nodes": 6, "data_centres": 3}

test_without_a_data_centre if {
	_data_centre(3, 2, _apart("none", "preferred"), _three) == [true, "its 3 members are in different data centres"]
	_data_centre(5, 3, _apart("none", "guaranteed"), _three) == [true, "its 5 members are in different data centres"]
	_data_centre(3, 2, _apart("none", "guaranteed"), {"nodes": 4, "data_centres": 2}) == [false, "the loss of one of 2 data centres takes 2 of 3 members, and 2 must be left"]
	_data_centre(2, 1, _apart("none", "guaranteed"), {"nodes": 4, "data_centres": 2}) == [true, "its 2 members are in different data centres"]
	_data_centre(3, 2, _apart("guaranteed", "none"), _three) == [false, "nothing keeps its members in different data centres"]
	_data_centre(3, 2, _apart("guaranteed", "nobody says so"), _three) == [null, "nobody says so"]
	_data_centre(3, 2, _apart("guaranteed", "guaranteed"), {"nodes": 3, "data_centres": 1}) == [false, "its cluster is in one data centre"]
	_data_centre(1, 1, _apart("guaranteed", "guaranteed"), _three) == [false, "it has 1 member"]
}

test_different_nodes_are_in_different_data_centres_where_each_has_one if {
	_data_centre(3, 2, _apart("guaranteed", "none"), {"nodes": 3, "data_centres": 3}) == [true, "its 3 members are in different data centres"]
	_data_centre(3, 2, _apart("preferred", "none"), {"nodes": 3, "data_centres": 3}) == [false, "nothing keeps its members in different data centres"]
}

test_a_number_that_is_not_known if {
	group := object.union(_group(null, null, members.together), {"count": {"n": null, "at": "spec.size", "unknown": "it is not known"}})
	members.survives_node(_resource({}), group).why == "it is not known"
	members.survives_data_centre(_resource({}), group).why == "it is not known"
}

_zone := "topology.kubernetes.io/zone"

_host := "kubernetes.io/hostname"

_spread(pod) := [spread.node, spread.data_centre] if spread := members.spread_at(_resource({"pod": pod}), ["spec", "pod"])

test_what_spreads_members if {
	_spread({}) == ["none", "none"]
	_spread({"topologySpreadConstraints": [{"topologyKey": _zone, "whenUnsatisfiable": "DoNotSchedule"}]}) == ["none", "guaranteed"]
	_spread({"topologySpreadConstraints": [{"topologyKey": _host, "whenUnsatisfiable": "ScheduleAnyway"}]}) == ["preferred", "none"]
	_spread({"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": _host}]}}}) == ["guaranteed", "none"]
	_spread({"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"podAffinityTerm": {"topologyKey": _zone}}]}}) == ["none", "preferred"]
	every odd in [3, "x", [], {"topologySpreadConstraints": [null, 3, {}]}, {"affinity": 3}] { _spread(odd) == ["none", "none"] }
}

test_one_key if {
	members.spread_by(_zone, "guaranteed") == {"node": "none", "data_centre": "guaranteed"}
	members.spread_by("none", "guaranteed") == members.together
}

test_the_stronger_of_two if {
	members.stronger(_apart("none", "guaranteed"), _apart("preferred", "preferred")) == _apart("preferred", "guaranteed")
	members.stronger(_apart("none", "nobody says so"), _apart("none", "none")) == _apart("none", "nobody says so")
	members.stronger(_apart("none", "nobody says so"), _apart("none", "preferred")) == _apart("none", "preferred")
}

test_addresses_inside_the_cluster if {
	every url in ["http://minio:9000", "http://minio.minio.svc:9000", "https://s3.storage.svc.cluster.local", "s3.storage.svc:443"] { members.is_inside(url) }
	every url in ["", "https://s3.eu-west-1.amazonaws.com", "https://s3.fr-par.scw.cloud", "https://minio.example.com"] { not members.is_inside(url) }
}

test_the_region_of_its_cluster if {
	eks := build.terraform("aws_eks_cluster", "main", {})
	record := members.record(_resource({}), "etcd cluster", {}) with input as build.document([eks], {})
	record.region == "eu-west-1"
	elsewhere := members.record(_resource({}), "etcd cluster", {}) with input as build.document([], {})
	elsewhere.region == null
}
