# METADATA
# title: Clusters
# description: |
#   Clusters that are found (managed control planes) or declared (machines that kURL or kubeadm turn into a cluster look like any
#   other machine), and which cluster the manifests of an input run on.
package resilience.model.clusters

import data.resilience.lib

# METADATA
# description: Cluster id to its record.
by_id := {cluster.id: cluster | some cluster in data.resilience.model.clusters.adapters[_].found}

# METADATA
# description: |
#   Input name to the cluster that is declared for its manifests; the first by id where there are several, as the pipeline has it when it
#   follows selectors.
of_input := {name: sort([id | some id in ids])[0] | some name, ids in _ids_by_input}

_ids_by_input[name] contains cluster.id if {
	some cluster in by_id
	some name in cluster.inputs
}

# METADATA
# description: The only cluster of the estate, undefined where there are none or several.
only := [id | some id, _ in by_id][0] if count(by_id) == 1

# METADATA
# description: |
#   The cluster that a Kubernetes object runs on: the one declared for its path, else the one that its Terraform provider is configured for,
#   else the only one; `assumed` where there are none or several.
of(resource) := of_input[resource.input] if {
	of_input[resource.input]
} else := of_provider[0] if {
	of_provider := sort([id | some id in lib.refs(resource, "provider"); by_id[id]])
	count(of_provider) > 0
} else := only if {
	only
} else := "assumed"

# METADATA
# description: |
#   What is known of a cluster's data centres for spreading pods, as a list of names; of the assumed cluster as many as the settings say.
spread_over(id) := names if {
	id != "assumed"
	not by_id[id].unknown.nodes_by_data_centre
	names := sort([name | some name, _ in by_id[id].nodes_by_data_centre])
	count(names) > 0
} else := [$"data centre {n}" | some n in numbers.range(1, input.settings.assumed_cluster.data_centres)]

# METADATA
# description: |
#   The most nodes that one data centre of a cluster holds; of the assumed cluster as many as there can be if each of its data centres has
#   one at least.
most_in_one_data_centre(id) := max([n | some n in by_id[id].nodes_by_data_centre]) if {
	by_id[id]
	not by_id[id].unknown.nodes_by_data_centre
	count(by_id[id].nodes_by_data_centre) > 0
} else := max([1, 1 + (input.settings.assumed_cluster.nodes - input.settings.assumed_cluster.data_centres)])

# METADATA
# description: Ids of the node groups that are a part of any cluster.
node_group_ids := {id: true |
	some cluster in by_id
	some id in array.concat(cluster.primaries, cluster.secondaries)
}
