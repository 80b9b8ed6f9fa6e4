# METADATA
# title: Pods that may be in one place only
# description: |
#   A node selector, a required node affinity, a node name, an affinity of the pods to each other, a volume that only one node can attach, or a storage
#   class that makes volumes in one data centre only keeps all pods of a workload on one node or in one data centre, whatever else spreads them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
#     description: Assigning pods to nodes
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
#     description: Access modes of volumes
#   - ref: https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies
#     description: Allowed topologies of a storage class
package resilience.model.workloads.pinning

import data.resilience.lib
import data.resilience.model.workloads.kinds
import data.resilience.model.workloads.storage

_hostname := ["kubernetes.io/hostname"]

_zone := ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"]

# METADATA
# description: |
#   `{node, data_centre, held, place}`: why all pods are on one node and in one data centre, null where nothing keeps them there; the place that they
#   can't leave, node or data-centre, null where they can go elsewhere (a volume or the wish to be together follows them); and the name of the data
#   centre that they can't leave, null where it has none.
of(kind) := {
	"node": node, "data_centre": _first([node, zone.why, _together(kind, _zone, "data centre")]),
	"held": _held(named, host, zone.why), "place": _text_or_null(zone.value),
} if {
	named := _named(kind)
	host := _one_of_nodes(kind, _hostname).why
	zone := _zone_of(kind)
	node := _first([named, host, _together(kind, _hostname, "node"), _claimed(kind)])
}

_zone_of(kind) := zone if {
	zone := _one_of_nodes(kind, _zone)
	zone.why != null
} else := _made_in_one(kind)

_text_or_null(value) := value if {
	is_string(value)
} else := null

_nowhere := {"why": null, "value": null}

_first(reasons) := [reason | some reason in reasons; reason != null][0] if {
	some reason in reasons
	reason != null
} else := null

_named(kind) := "its pods name their node" if {
	lib.at(kind.pods, kinds.path(kind, ["spec", "nodeName"]), "") != ""
} else := null

_claimed(kind) := $"its volume {names[0]} can be attached to one node at a time" if {
	names := sort(_exclusive_claims(kind))
	count(names) > 0
} else := null

_held(named, host, zone) := "node" if {
	_first([named, host]) != null
} else := "data-centre" if {
	zone != null
} else := null

_made_in_one(kind) := reasons[0] if {
	reasons := sort([{"why": why, "value": zone} |
		some id in storage.classes_of(kind)
		class := _classes[id]
		zones := {zone | some term in lib.at(class, ["allowedTopologies"], []); some zone in _zones_of_term(term)}
		count(zones) == 1
		every term in lib.at(class, ["allowedTopologies"], []) { count(_zones_of_term(term)) == 1 }
		some zone in zones
		why := $"its storage class {lib.text(class, ["metadata", "name"])} makes volumes in {_shown(zone)} only"
	])
	count(reasons) > 0
} else := _nowhere

_zones_of_term(term) := {zone |
	some expression in term.matchLabelExpressions
	expression.key in _topologies
	some zone in expression.values
}

# Drivers have labels of their own for zones.
_topologies := array.concat(_zone, ["topology.ebs.csi.aws.com/zone", "topology.gke.io/zone", "topology.disk.csi.azure.com/zone"])

_classes := {class.id: class | some class in input.kubernetes["storage.k8s.io/StorageClass"]}

# The node selector counts first, as the API has it: both must hold.
_one_of_nodes(kind, keys) := selected[0] if {
	selected := [{"why": why, "value": value} |
		some key in keys
		value := lib.at(kind.pods, kinds.path(kind, ["spec", "nodeSelector", key]), null)
		value != null
		why := $"its node selector is {key}: {_shown(value)}"
	]
	count(selected) > 0
} else := {"why": why, "value": value} if {
	allowed := [_values(term, keys) | some term in _terms(kind)]
	count(allowed) > 0
	every values in allowed { values != null }
	all_values := {value | some values in allowed; some value in values}
	count(all_values) == 1
	some value in all_values
	why := $"its node affinity requires {keys[0]} {_shown(value)}"
} else := _nowhere

_shown(value) := value if {
	lib.is_plain(value)
} else := "of one value"

_terms(kind) := lib.at(kind.pods, kinds.path(kind, ["spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"]), [])

# The values that a term allows, null where it says nothing of the key.
_values(term, keys) := values if {
	sets := [{value | some value in expression.values} |
		some expression in _expressions(term, keys)
		expression.operator == "In"
	]
	count(sets) > 0
	values := intersection({set | some set in sets})
} else := null

_expressions(term, keys) := array.concat(
	[expression | some expression in object.get(term, "matchExpressions", []); expression.key in keys],
	[expression | some expression in object.get(term, "matchFields", []); expression.key == "metadata.name"; keys == _hostname],
)

# An affinity of the pods to themselves: the first one decides where all others must be.
_together(kind, keys, place) := $"its pod affinity keeps its pods on the same {place}" if {
	some term in lib.at(kind.pods, kinds.path(kind, ["spec", "affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution"]), [])
	term.topologyKey in keys
	object.get(term, "namespaces", []) in [[], [kind.manifest.scope]]
	lib.selects(object.get(term, "labelSelector", null), kinds.labels(kind))
} else := null

# Claims that all pods share and of which every access mode is of one node. A stateful set's claim templates make one for each pod.
_exclusive_claims(kind) := {name |
	some i, volume in lib.at(kind.pods, kinds.path(kind, ["spec", "volumes"]), [])
	name := volume.persistentVolumeClaim.claimName
	lib.is_plain(name)
	some id in lib.refs(kind.pods, $"{lib.dotted(kinds.path(kind, ["spec", "volumes", i]))}.persistentVolumeClaim")
	modes := _modes_of_claim[id]
	count(modes) > 0
	every mode in modes { _of_one_node[mode] }
}

_of_one_node := {"ReadWriteOnce": true, "ReadWriteOncePod": true}

_modes_of_claim := {claim.id: lib.at(claim, ["spec", "accessModes"], []) | some claim in input.kubernetes["core/PersistentVolumeClaim"]}
