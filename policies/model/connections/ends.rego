# METADATA
# title: Ends of connections
# description: |
#   What the ends of the settings' connectivity mean among what stands behind a firewall. A service is reached at its load balancers where it has
#   any, else at its machines and pods, else at its databases; from it, machines and pods reach for others.
package resilience.model.connections.ends

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.firewalls
import data.resilience.model.node_groups
import data.resilience.model.services
import data.resilience.model.workloads

# METADATA
# description: |
#   Each end of each line of the settings, `[{label, cluster, cidr, reached, reaching}]`, one for each cluster, service or range that it means:
#   `reached` and `reaching` are ids of what traffic comes to and from, `cidr` is null where the end is no range, `cluster` null where it is no cluster.
meant[[i, side]] contains found if {
	some i, line in input.settings.connectivity
	some side in ["from", "to"]
	some found in _found(line[side])
}

_found(end) := [{"label": end.cidr, "cluster": null, "cidr": end.cidr, "reached": [], "reaching": []}] if {
	end.cidr != null
} else := [found |
	some name in _services_of(end)
	found := _of_service(name)
] if {
	_names_service(end)
} else := [found |
	some id, cluster in clusters.by_id
	_is_meant(end, cluster)
	machines := _machines(id, end.nodes)
	found := {"label": _label(cluster, end.nodes), "cluster": id, "cidr": null, "reached": machines, "reaching": machines}
] if {
	_names_cluster(end)
} else := [{"label": $"pods labelled {_labels(end.labels)}", "cluster": null, "cidr": null, "reached": pods, "reaching": pods}] if {
	pods := sort({id | some id, _ in _pods; lib.selects({"matchLabels": end.labels}, _pods[id].labels); _in_namespace(end.namespace, _pods[id].namespace)})
	count(pods) > 0
} else := []

_names_service(end) if end.service != null

_names_service(end) if end.tier != null

_names_cluster(end) if end.cluster != null

_names_cluster(end) if end.kind != null

_services_of(end) := {name | some name, _ in services.by_name; name == end.service} | {service.name |
	some service in input.settings.services
	service.tier != null
	service.tier == end.tier
}

_is_meant(end, cluster) if cluster.name == end.cluster

_is_meant(end, cluster) if cluster.kind == end.kind

_label(cluster, null) := $"cluster {cluster.name}"

_label(cluster, nodes) := $"{nodes} of cluster {cluster.name}" if nodes != null

_labels(labels) := concat(", ", sort([$"{key}={value}" | some key, value in labels]))

_in_namespace(null, _) := true

_in_namespace(namespace, other) if namespace == other

_machines(id, nodes) := [machine |
	some machine in _of_role(clusters.by_id[id], nodes)
	firewalls.by_id[machine]
]

_of_role(cluster, "primaries") := cluster.primaries

_of_role(cluster, "secondaries") := cluster.secondaries

_of_role(cluster, null) := sort({id | some id in array.concat(cluster.primaries, cluster.secondaries)} | object.get(_found_machines, cluster.id, set()))

# The machines of a cluster that is found say themselves which one they are of.
_found_machines[group.cluster] contains id if {
	some id, group in node_groups.by_id
	group.cluster != null
}

_of_service(name) := {
	"label": $"service {name}", "cluster": null, "cidr": null,
	"reached": _first_not_empty([fronts, serving, rest]), "reaching": _first_not_empty([serving, fronts, rest]),
} if {
	service := services.by_name[name]
	all := {id |
		some id in array.concat(services.parts(service), array.concat(object.get(_named, name, []), _related(service)))
		firewalls.by_id[id]
	}
	fronts := sort({id | some id in all; components.fronts[id]})
	serving := sort({id | some id in all; _serves(id)})
	rest := sort({id | some id in all; not components.fronts[id]; not _serves(id)})
}

_serves(id) if node_groups.by_id[id]

_serves(id) if workloads.by_id[id]

_named := {service.name: service.members | some i, service in input.settings.services; _first[service.name] == i}

_first := {name: min([i | some i, service in input.settings.services; service.name == name]) |
	some name in {service.name | some service in input.settings.services}
}

# A component goes by the first of its resources; the others stand behind firewalls too.
_related(service) := [id | some component in service.components; some id in components.by_id[component].related]

_first_not_empty(lists) := [list | some list in lists; count(list) > 0][0] if {
	some list in lists
	count(list) > 0
} else := []

_pods := {id: {"labels": lib.at(manifest, ["spec", "template", "metadata", "labels"], {}), "namespace": manifest.scope} |
	some type in ["apps/Deployment", "apps/StatefulSet", "apps/DaemonSet"]
	some manifest in input.kubernetes[type]
	id := manifest.id
	firewalls.by_id[id]
}

# METADATA
# description: What an end of the settings is called where nothing is found for it.
told(end) := $"a service named {end.service}" if {
	end.service != null
} else := $"a service of tier {end.tier}" if {
	end.tier != null
} else := $"a cluster named {end.cluster}" if {
	end.cluster != null
} else := $"a cluster of kind {end.kind}" if {
	end.kind != null
} else := $"pods labelled {_labels(end.labels)}"
