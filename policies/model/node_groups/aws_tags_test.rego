package resilience.node_groups_aws_tags_test

import data.resilience.model.node_groups.aws_tags
import data.resilience.testing as build

_names(values) := names if {
	asg := build.terraform("aws_autoscaling_group", "a", {"values": values})
	names := aws_tags.clusters_of with input as build.document([asg], {})
}

test_tags_of_blocks_and_of_the_older_list if {
	tag := {"key": "kubernetes.io/cluster/main", "value": "owned"}
	every values in [{"tag": [tag]}, {"tags": [tag]}] { _names(values) == {"plan.json#aws_autoscaling_group.a": ["main"]} }
}

test_other_tags_and_strange_ones_name_no_cluster if {
	every tags in [[{"key": "Name", "value": "x"}], [{"key": "kubernetes.io/cluster/"}], ["x", null, {"key": 3}], "x"] { _names({"tag": tags}) == {} }
}
