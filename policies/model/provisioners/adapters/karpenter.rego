# METADATA
# title: Karpenter
# description: |
#   The NodePools of a cluster (Provisioners of former versions) make its nodes. Each may be told its zones by a requirement; together they are where nodes may be, so that
#   a pool for each zone is as good as one for all. Without such a requirement it is the zones of the subnets of its node class, which Karpenter finds by tags or ids when it runs. `limits`
#   bound what all nodes of a pool have together; a pool whose limit is none makes no nodes. What Karpenter takes away by itself (`disruption`) keeps to the budgets of pods, and to how pods
#   are spread, preferences too, so that nothing is judged of it. Which cluster it is stands in no pool: that of the Terraform provider, the one that is declared for the manifests, or
#   the only EKS cluster of the estate.
# related_resources:
#   - ref: https://karpenter.sh/docs/concepts/nodepools/
#     description: NodePools
#   - ref: https://karpenter.sh/docs/concepts/nodeclasses/
#     description: NodeClasses
#   - ref: https://karpenter.sh/docs/concepts/disruption/
#     description: Disruption
package resilience.model.provisioners.adapters.karpenter

import data.resilience.lib

# METADATA
# description: Records of the clusters that Karpenter makes nodes of.
found := [provisioner |
	some key, ids in _by_cluster
	pools := [_pools[id] | some id in sort(ids)]
	provisioner := {
		"id": pools[0].id, "name": _name(pools), "cluster": key.cluster, "zones": _zones(pools),
		"limits": {what: _limit(pools, what) | some what in ["cpu", "memory"]},
		"related": [pool.id | some pool in pools],
		"unknown": {"zones": reasons[0] |
			reasons := array.concat(
				[lib.why_unknown(pool.object, pool.path) | some pool in pools; lib.unknown_within(pool.object, pool.path)],
				[reason | some pool in pools; pool.zones == null; reason := _by_subnets(pool)],
			)
			count(reasons) > 0
		},
	}
]

_by_cluster[{"cluster": cluster, "folder": folder}] contains id if {
	some id, pool in _pools
	cluster := _cluster(pool.object)
	folder := _apart(cluster, pool.object)
}

# Pools of clusters that are not known are of one where they stand in one folder.
_apart(null, pool) := lib.folder(pool)

_apart(cluster, _) := "" if cluster != null

_pools := {object.id: {"id": object.id, "object": object, "path": path, "zones": _zones_of(object, path)} |
	some type, path in {
		"karpenter.sh/NodePool": ["spec", "template", "spec", "requirements"],
		"karpenter.sh/Provisioner": ["spec", "requirements"],
	}
	some object in input.kubernetes[type]
	not _is_off(object)
}

# Pools of which one has no limit have none together.
_limit(pools, what) := sum(limits) if {
	limits := [limit | some pool in pools; limit := _limit_of(pool.object, what)]
	count(limits) == count(pools)
} else := null

_limit_of(pool, what) := lib.at(pool, ["spec", "limits", what, "value"], lib.at(pool, ["spec", "limits", "resources", what, "value"], null)) if {
	is_number(lib.at(pool, ["spec", "limits", what, "value"], lib.at(pool, ["spec", "limits", "resources", what, "value"], null)))
}

_by_subnets(pool) := $"{pool.object.address} may make nodes in the subnets that {class.address} finds (subnetSelectorTerms), whose zones are in no input" if {
	name := lib.text(pool.object, ["spec", "template", "spec", "nodeClassRef", "name"])
	class := _node_classes[[lib.folder(pool.object), name]]
}

# A node class stands beside its pools.
_node_classes := {key: _class_by_id[sort(ids)[0]] | some key, ids in _class_ids}

_class_ids[[lib.folder(class), lib.text(class, ["metadata", "name"])]] contains class.id if some class in input.kubernetes["karpenter.k8s.aws/EC2NodeClass"]

_class_by_id := {class.id: class | some class in input.kubernetes["karpenter.k8s.aws/EC2NodeClass"]}

_is_off(pool) if {
	some path in [["spec", "limits", "cpu", "value"], ["spec", "limits", "resources", "cpu", "value"]]
	lib.at(pool, path, null) == 0
}

_keys := {"topology.kubernetes.io/zone": true, "failure-domain.beta.kubernetes.io/zone": true, "topology.k8s.aws/zone-id": true}

# All requirements must hold; null where none says which.
_zones_of(object, path) := intersection({values |
	some requirement in lib.at(object, path, [])
	values := _values(requirement)
}) if {
	some requirement in lib.at(object, path, [])
	_values(requirement)
} else := null

_values(requirement) := {value | some value in requirement.values; is_string(value)} if {
	_keys[requirement.key]
	requirement.operator == "In"
}

_zones(pools) := sort({zone | some pool in pools; some zone in pool.zones}) if {
	every pool in pools { pool.zones != null }
} else := null

_name(pools) := pools[0].object.address if {
	count(pools) == 1
} else := $"{pools[0].object.address} and {lib.counted(count(pools) - 1, "other", "others")}"

_cluster(pool) := of_provider[0] if {
	of_provider := sort([id | some id in lib.refs(pool, "provider"); _eks[id]])
	count(of_provider) > 0
} else := $"cluster:{names[0]}" if {
	names := sort([cluster.name | some cluster in input.settings.clusters; pool.input in cluster.inputs])
	count(names) > 0
} else := id if {
	count(_eks) == 1
	some id, _ in _eks
} else := null

_eks := {cluster.id: true | some cluster in input.terraform.aws_eks_cluster}
