# METADATA
# title: Provisioners
# description: |
#   What makes nodes of a cluster as pods need them, and takes them away again. How many there are stands nowhere: groups of machines that the cluster has besides are
#   the least, and their capacity is not all there is.
package resilience.model.provisioners

# METADATA
# description: Provisioner id to its record.
by_id := {provisioner.id: provisioner | some provisioner in data.resilience.model.provisioners.adapters[_].found}

# METADATA
# description: Cluster id to its provisioner.
of_cluster := {cluster: by_id[sort(ids)[0]] | some cluster, ids in _ids}

_ids[provisioner.cluster] contains id if {
	some id, provisioner in by_id
	provisioner.cluster != null
}

# METADATA
# description: Why the size of a cluster is not known, `[reason]`, empty where nothing makes nodes of it; for adapters of clusters.
size_reasons(cluster) := [$"{provisioner.name} adds nodes as pods need them"] if {
	provisioner := of_cluster[cluster]
} else := []

# METADATA
# description: |
#   Why it is not known where its nodes are, as `size_reasons`: where the groups of machines that are in sight are in one data centre, `places`, and others may be made
#   elsewhere.
place_reasons(cluster, places) := [$"{provisioner.name} makes nodes, and where it may is not all in sight"] if {
	count(places) < 2
	provisioner := of_cluster[cluster]
	not _only_there(provisioner, places)
} else := []

_only_there(provisioner, places) if {
	provisioner.zones != null
	count(places) > 0
	every zone in provisioner.zones { zone in places }
}

# METADATA
# description: What it adds to the alike nodes of a cluster, as `node_groups.classes` has them, none for certain, of a size that is not known.
classes(cluster) := [{"group": provisioner.id, "data_centre": null, "count": 0, "cpu": null, "memory": null}] if {
	provisioner := of_cluster[cluster]
} else := []
