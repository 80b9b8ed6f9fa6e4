package resilience.clusters_test

import data.resilience.model.clusters
import data.resilience.testing as build

_machines := [build.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]

_installer(name, path) := build.over(build.kubernetes("cluster.kurl.sh/Installer", "", name, {}), {"input": path})

_object(path) := build.over(build.kubernetes("apps/Deployment", "shop", "web", {}), {"input": path}).envelope

_pam := build.cluster("pam", _machines, {"inputs": ["pam.yaml"]})

_lab := build.cluster("lab", _machines, {"inputs": ["lab.yaml", "pam.yaml"]})

_cluster_of(path, resources, declared) := id if {
	id := clusters.of(_object(path)) with input as build.document(resources, {"clusters": declared})
}

test_a_manifest_runs_on_the_cluster_that_is_declared_for_its_path if {
	_cluster_of("pam.yaml", _machines, [_pam]) == "cluster:pam"
	_cluster_of("lab.yaml", _machines, [_pam, _lab]) == "cluster:lab"
}

test_of_two_clusters_of_one_path_the_first_by_name if _cluster_of("pam.yaml", _machines, [_pam, _lab]) == "cluster:lab"

test_a_manifest_runs_on_the_only_cluster if _cluster_of("other.yaml", _machines, [_pam]) == "cluster:pam"

test_a_manifest_of_no_cluster_runs_on_an_assumed_one if {
	_cluster_of("other.yaml", [], []) == "assumed"
	_cluster_of("other.yaml", _machines, [_pam, _lab]) == "assumed"
}

test_manifests_beside_an_installer_run_on_its_cluster if {
	resources := [_installer("one", "one.yaml"), _installer("two", "two.yaml")]
	_cluster_of("two.yaml", resources, []) == "two.yaml#Installer.cluster.kurl.sh/two"
}

test_two_clusters_of_one_name_are_the_first if {
	again := build.cluster("pam", [_machines[0]], {})
	found := clusters.by_id with input as build.document(_machines, {"clusters": [_pam, again]})
	{id: cluster.primary_count | some id, cluster in found} == {"cluster:pam": 3}
}

test_data_centres_that_are_known if {
	names := clusters.spread_over("cluster:pam") with input as build.document(_machines, {"clusters": [_pam]})
	names == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
}

test_data_centres_that_are_assumed if {
	assumed := {"assumed_cluster": {"nodes": 2, "data_centres": 2}}
	names := [clusters.spread_over(id) | some id in ["assumed", "cluster:none"]] with input as build.document([], assumed)
	names == [["data centre 1", "data centre 2"], ["data centre 1", "data centre 2"]]
}

test_an_object_of_terraform_runs_on_the_cluster_of_its_provider if {
	eks := [build.terraform("aws_eks_cluster", name, {"values": {"name": name}}) | some name in ["one", "two"]]
	web := build.referring(build.over(build.kubernetes("apps/Deployment", "shop", "web", {}), {"input": "plan.json"}), {"provider": [eks[1]]}).envelope
	clusters.of(web) == "plan.json#aws_eks_cluster.two" with input as build.document(eks, {})
	declared := build.document(array.concat(eks, _machines), {"clusters": [build.cluster("pam", _machines, {"inputs": ["plan.json"]})]})
	clusters.of(web) == "cluster:pam" with input as declared
	clusters.of(web) == "assumed" with input as build.document([], {})
}
