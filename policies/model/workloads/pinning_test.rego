package resilience.workload_pinning_test

import data.resilience.model.workloads.pinning
import data.resilience.testing as build

_zone := "topology.kubernetes.io/zone"

_host := "kubernetes.io/hostname"

_web(pod) := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": pod}}})

_pins(pod) := pins if {
	web := _web(pod)
	document := build.document([web], {})
	pins := pinning.of(build.kind(web, document)) with input as document
}

_of_linked(web, others) := [node, data_centre] if {
	document := build.document(array.concat([web], others), {})
	kind := build.kind(web, document)
	pins := pinning.of(kind) with input as document
	node := pins.node
	data_centre := pins.data_centre
}

_of(pod) := _of_linked(_web(pod), [])

_free := [null, null]

test_nothing_pins if _of({}) == _free

test_a_node_selector if {
	_of({"nodeSelector": {_zone: "eu-west-1a"}}) == [null, "its node selector is topology.kubernetes.io/zone: eu-west-1a"]
	_of({"nodeSelector": {"failure-domain.beta.kubernetes.io/zone": "eu-west-1a", _zone: "::error::"}}) == [null, "its node selector is topology.kubernetes.io/zone: of one value"]
	_of({"nodeSelector": {"kubernetes.io/os": "linux"}}) == _free
	on_one := "its node selector is kubernetes.io/hostname: node-1"
	_of({"nodeSelector": {_host: "node-1"}}) == [on_one, on_one]
}

test_a_node_that_is_named if _of({"nodeName": "node-1"}) == ["its pods name their node", "its pods name their node"]

_affinity(terms) := _of({"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": terms}}}})

_in(key, values) := {"key": key, "operator": "In", "values": values}

test_a_node_affinity if {
	one := "its node affinity requires topology.kubernetes.io/zone eu-west-1a"
	_affinity([{"matchExpressions": [_in(_zone, ["eu-west-1a"])]}]) == [null, one]
	_affinity([{"matchExpressions": [_in(_zone, ["eu-west-1a", "eu-west-1b"]), _in(_zone, ["eu-west-1a", "eu-west-1c"])]}]) == [null, one]
	_affinity([{"matchExpressions": [_in(_zone, ["eu-west-1a"])]}, {"matchExpressions": [_in(_zone, ["eu-west-1a"])]}]) == [null, one]
	on_one := "its node affinity requires kubernetes.io/hostname node-1"
	_affinity([{"matchFields": [_in("metadata.name", ["node-1"])]}]) == [on_one, on_one]
}

test_a_node_affinity_that_leaves_a_choice if {
	every terms in [
		[{"matchExpressions": [_in(_zone, ["eu-west-1a", "eu-west-1b"])]}],
		[{"matchExpressions": [_in(_zone, ["eu-west-1a"])]}, {"matchExpressions": [_in("arch", ["arm64"])]}],
		[{"matchExpressions": [_in(_zone, ["eu-west-1a"])]}, {"matchExpressions": [_in(_zone, ["eu-west-1b"])]}],
		[{"matchExpressions": [{"key": _zone, "operator": "NotIn", "values": ["eu-west-1a"]}]}],
		[], [null], "x",
	] {
		_affinity(terms) == _free
	}
}

_together(term) := _of({"affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}})

test_pods_that_want_each_other if {
	own := {"matchLabels": {"app": "web"}}
	_together({"topologyKey": _zone, "labelSelector": own}) == [null, "its pod affinity keeps its pods on the same data centre"]
	node := "its pod affinity keeps its pods on the same node"
	_together({"topologyKey": _host, "labelSelector": own}) == [node, node]
	_together({"topologyKey": _zone, "labelSelector": {"matchLabels": {"app": "cache"}}}) == _free
	_together({"topologyKey": _zone, "labelSelector": own, "namespaces": ["other"]}) == _free
	_together({"topologyKey": _zone, "labelSelector": own, "namespaces": ["shop", "other"]}) == _free
	_together({"topologyKey": _zone, "labelSelector": own, "namespaces": ["shop"]}) == [null, "its pod affinity keeps its pods on the same data centre"]
}

_claim(modes) := build.kubernetes("core/PersistentVolumeClaim", "shop", "data", {"spec": {"accessModes": modes}})

_with_claim(modes) := _of_linked(
	build.referring(_web({"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]}), {"spec.template.spec.volumes.0.persistentVolumeClaim.claimName": [_claim(modes)]}),
	[_claim(modes)],
)

test_a_volume_that_one_node_can_attach if {
	one := "its volume data can be attached to one node at a time"
	_with_claim(["ReadWriteOnce"]) == [one, one]
	_with_claim(["ReadWriteOncePod"]) == [one, one]
}

test_a_volume_that_many_nodes_can_attach if {
	_with_claim(["ReadWriteMany"]) == _free
	_with_claim(["ReadWriteOnce", "ReadOnlyMany"]) == _free
	_with_claim([]) == _free
	_of({"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]}) == _free
}

_held(pod) := held if {
	web := _web(pod)
	held := pinning.of(build.kind(web, build.document([web], {}))).held
}

test_the_place_that_pods_can_not_leave if {
	_held({}) == null
	_held({"nodeName": "node-1"}) == "node"
	_held({"nodeSelector": {_host: "node-1"}}) == "node"
	_held({"nodeSelector": {_zone: "eu-west-1a"}}) == "data-centre"
	_held({"affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": _zone, "labelSelector": {}}]}}}) == null
}

# What is no text names no data centre, and one that is chosen freely has no name.
test_the_data_centre_that_they_are_in if {
	_pins({"nodeSelector": {_zone: "eu-west-1a"}}).place == "eu-west-1a"
	_pins({"nodeSelector": {_zone: 3}}).place == null
	_pins({"nodeSelector": {_host: "node-1"}}).place == null
	_pins({}).place == null
}

_made_in(topologies) := pins if {
	class := build.kubernetes("storage.k8s.io/StorageClass", "", "ssd", {"allowedTopologies": topologies})
	set := build.referring(
		build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": {}}]}}),
		{"spec.volumeClaimTemplates.0.spec.storageClassName": [class]},
	)
	document := build.document([class, set], {})
	pins := pinning.of(build.kind(set, document)) with input as document
}

_topology(key, zones) := {"matchLabelExpressions": [{"key": key, "values": zones}]}

test_a_class_that_makes_volumes_in_one_data_centre if {
	one := {"node": null, "data_centre": "its storage class ssd makes volumes in eu-west-1a only", "held": "data-centre", "place": "eu-west-1a"}
	_made_in([_topology(_zone, ["eu-west-1a"])]) == one
	_made_in([_topology("topology.ebs.csi.aws.com/zone", ["eu-west-1a"])]) == one
	every topologies in [[], [_topology(_zone, ["a", "b"])], [_topology(_zone, ["a"]), _topology("rack", ["a"])], [_topology("rack", ["a"])], [3], "x"] {
		_made_in(topologies).data_centre == null
	}
}

test_the_labels_of_every_driver if {
	every key in [_zone, "topology.ebs.csi.aws.com/zone", "topology.gke.io/zone", "topology.disk.csi.azure.com/zone"] {
		_made_in([_topology(key, ["a"])]).place == "a"
	}
}
