package resilience.most_in_one_data_centre_test

import data.resilience.model.clusters
import data.resilience.testing as build

_most(id, resources, settings) := most if {
	most := clusters.most_in_one_data_centre(id) with input as build.document(resources, settings)
}

test_the_assumed_cluster_of_one_node_each if _most("assumed", [], {"assumed_cluster": {"nodes": 3, "data_centres": 3}}) == 1

test_the_assumed_cluster_with_more_nodes_than_data_centres if {
	_most("assumed", [], {"assumed_cluster": {"nodes": 6, "data_centres": 3}}) == 4
}

test_the_assumed_cluster_of_fewer_nodes_than_data_centres if {
	_most("assumed", [], {"assumed_cluster": {"nodes": 2, "data_centres": 3}}) == 1
}

test_a_declared_cluster if {
	machines := [build.machine("a", "eu-west-1a"), build.machine("b", "eu-west-1a"), build.machine("c", "eu-west-1b")]
	settings := {"clusters": [build.cluster("pam", machines, {})]}
	_most("cluster:pam", machines, settings) == 2
}
