package resilience.cluster_in_one_region_test

import data.resilience.main
import data.resilience.rules.ha["cluster-in-one-region"] as rule
import data.resilience.testing as build

_in(name, region) := build.over(build.machine(name, $"{region}a"), {"region": {"name": region}})

_document(machines) := build.document(machines, {"clusters": [build.cluster("pam", machines, {})]})

_violations(machines) := found if {
	found := rule.violations with input as _document(machines)
}

test_a_cluster_over_two_regions if {
	_violations([_in("x", "eu-west-1"), _in("y", "eu-central-1"), _in("z", "eu-west-1")]) == {{
		"subject": "cluster:pam",
		"related": ["plan.json#aws_instance.x", "plan.json#aws_instance.y", "plan.json#aws_instance.z"],
		"message": "pam is stretched over the regions eu-central-1 and eu-west-1: Kubernetes does not support that, and losing the link between them can stop it.",
		"evidence": [{"name": "regions", "value": 2, "unit": "", "from": "cluster:pam"}],
	}}
}

test_a_secondary_in_another_region_counts if {
	machines := [_in("x", "eu-west-1"), _in("y", "us-east-1")]
	document := build.document(machines, {"clusters": [build.cluster("pam", [machines[0]], {"secondaries": [build.id(machines[1])]})]})
	found := rule.violations with input as document
	count(found) == 1
}

test_a_cluster_in_one_region if _violations([_in("x", "eu-west-1"), _in("y", "eu-west-1")]) == set()

test_an_unknown_region_is_undetermined if {
	machines := [_in("x", "eu-west-1"), build.over(build.machine("y", "eu-west-1a"), {"region": {"unknown": "its provider names none"}})]
	judged := main.result.rules.ha["cluster-in-one-region"] with input as _document(machines)
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["the region of aws_instance.y is not known"]
}

test_two_known_regions_are_enough_to_fail if {
	machines := [_in("x", "eu-west-1"), _in("y", "us-east-1"), build.over(build.machine("z", "eu-west-1a"), {"region": {"unknown": "its provider names none"}})]
	judged := main.result.rules.ha["cluster-in-one-region"] with input as _document(machines)
	count(judged.violations) == 1
	judged.undetermined == []
}

test_what_names_no_machines_is_not_judged if {
	installer := build.kubernetes("cluster.kurl.sh/Installer", "", "pam", {})
	eks := build.terraform("aws_eks_cluster", "main", {})
	subjects := rule.subjects with input as build.document([installer, eks], {})
	subjects == {}
}
