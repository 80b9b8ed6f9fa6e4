# METADATA
# title: Members of data services on Kubernetes
# description: |
#   What is the same for all operators: how many members there are, how many of them must be left for the service to go on (a majority where
#   members vote, one where the operator makes another one the leader), and what keeps them on different nodes and in different data centres.
#   A preference counts for nodes; for data centres whatever spreads members over zones does, and what must be on different nodes does too
#   where no data centre has enough of them. With n members over k data centres one holds n / k of them, rounded up.
# related_resources:
#   - ref: https://kubernetes.io/docs/setup/best-practices/multiple-zones/
#     description: Running in multiple zones
package resilience.model.data_services.members

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components

# METADATA
# description: |
#   The record of an operator's object, for adapters: `components.record` with the region of its cluster, where that is in one region.
record(resource, kind, given) := components.record(resource, kind, object.union(_place(resource), given))

_place(resource) := {"region": regions[0]} if {
	regions := clusters.by_id[clusters.of(resource)].regions
	count(regions) == 1
} else := {}

# METADATA
# description: |
#   Seconds until an operator has made another member the leader: it learns of a lost node when Kubernetes does, after its monitor's grace
#   period of 50 s; no operator promises a time.
failover_s := 60

# METADATA
# description: |
#   Seconds that a standby is behind its primary where no write waits for it, as CloudNativePG documents it for streaming that keeps up; what
#   that is bounded by is bytes (`maximum_lag_on_failover`), if anything.
lag_s := 1

# METADATA
# description: |
#   Seconds until what leads to the members, and keeps nothing itself (proxies, gateways), serves again: at once where another one is left, else when
#   Kubernetes has started its pod elsewhere, after the monitor's grace period (50 s) and the default tolerations (300 s).
fronts_s(groups) := 350 if {
	some group in groups
	group.count.n < 2
	group.count.n != null
} else := 0

# METADATA
# description: The least number of members that is a majority of n.
majority(n) := floor(n / 2) + 1

# METADATA
# description: |
#   `{n, at, unknown}` of a number of members that stands at a path, with what the operator takes where nothing is set: n is null where it is
#   not known, and `unknown` says why.
count_at(resource, path, fallback) := {"n": null, "at": lib.dotted(path), "unknown": lib.why_unknown(resource, path)} if {
	lib.unknown_at(resource, path)
} else := {"n": n, "at": lib.dotted(path), "unknown": ""} if {
	n := lib.at(resource, path, fallback)
	lib.is_count(n)
} else := {"n": null, "at": lib.dotted(path), "unknown": $"{resource.address}: {lib.shown(path)} is not a number"}

# METADATA
# description: |
#   Whether a service goes on without one of its nodes, as a verdict. `group` is `{count, needed, what, spread, spread_at, mend}`: the count as
#   `count_at` gives it, how many must be left, what a member is called, `{node, data_centre}` each guaranteed, preferred, none or the reason
#   why it is not known, the attribute that spreads them, and what to write there for data centres. Where it fails since one node may have them all,
#   the verdict says which: `share`, "members".
survives_node(_, group) := lib.undecided(group.count.unknown) if {
	group.count.n == null
} else := _too_few(group) if {
	group.count.n - 1 < group.needed
} else := object.union(verdict, {"share": $"{group.what}s"}) if {
	_strongest(group.spread) == "none"
	verdict := lib.fails($"nothing keeps its {group.what}s on different nodes", group.spread_at, group.mend)
} else := lib.undecided(_strongest(group.spread)) if {
	not _known[_strongest(group.spread)]
} else := lib.holds($"it has {lib.counted(group.count.n, group.what, $"{group.what}s")} on different nodes")

# METADATA
# description: Whether it goes on without one of the data centres of its cluster, as `survives_node`.
survives_data_centre(resource, group) := lib.undecided(group.count.unknown) if {
	group.count.n == null
} else := _too_few(group) if {
	group.count.n - 1 < group.needed
} else := lib.fails("its cluster is in one data centre", null, null) if {
	_places(resource) == 1
} else := _over_data_centres(resource, group, ceil(group.count.n / _places(resource))) if {
	group.spread.data_centre in {"guaranteed", "preferred"}
} else := _over_data_centres(resource, group, most) if {
	group.spread.node == "guaranteed"
	most := clusters.most_in_one_data_centre(clusters.of(resource))
	group.count.n - most >= group.needed
} else := lib.fails($"nothing keeps its {group.what}s in different data centres", group.spread_at, group.mend) if {
	group.spread.data_centre == "none"
} else := lib.undecided(group.spread.data_centre)

_places(resource) := count(clusters.spread_over(clusters.of(resource)))

_over_data_centres(resource, group, most) := lib.holds($"its {group.count.n} {group.what}s are in different data centres") if {
	group.count.n - most >= group.needed
} else := lib.fails($"the loss of one of {_places(resource)} data centres takes {most} of {group.count.n} {group.what}s, and {group.needed} must be left", group.count.at, null)

_too_few(group) := lib.fails($"it has {lib.counted(group.count.n, group.what, $"{group.what}s")}", group.count.at, $"Set `{group.count.at}: 3`.")

_known := {"guaranteed": true, "preferred": true, "none": true}

# Members in different data centres are on different nodes.
_strongest(spread) := spread.node if {
	spread.node in {"guaranteed", "preferred"}
} else := spread.data_centre if {
	spread.data_centre in {"guaranteed", "preferred"}
} else := spread.node

# METADATA
# description: |
#   `{node, data_centre}` of what stands at a path: a list `topologySpreadConstraints` and `podAntiAffinity`, by itself or in `affinity`. Operators
#   give their pods labels of their own, so that selectors are not looked at.
spread_at(resource, path) := {domain: _strength(keys, domain) | some domain, _ in _keys} if {
	keys := _keys_at(resource, path)
}

_keys := {
	"node": {"kubernetes.io/hostname": true},
	"data_centre": {"topology.kubernetes.io/zone": true, "failure-domain.beta.kubernetes.io/zone": true},
}

_strength(keys, domain) := "guaranteed" if {
	some key in keys.required
	_keys[domain][key]
} else := "preferred" if {
	some key in keys.preferred
	_keys[domain][key]
} else := "none"

_keys_at(resource, path) := {
	"required": array.concat(
		[constraint.topologyKey |
			some constraint in _constraints(resource, path)
			object.get(constraint, "whenUnsatisfiable", "DoNotSchedule") == "DoNotSchedule"
		],
		[term.topologyKey |
			some where in _affinities
			some term in lib.at(resource, array.concat(path, array.concat(where, ["requiredDuringSchedulingIgnoredDuringExecution"])), [])
		],
	),
	"preferred": array.concat(
		[constraint.topologyKey | some constraint in _constraints(resource, path)],
		[term.podAffinityTerm.topologyKey |
			some where in _affinities
			some term in lib.at(resource, array.concat(path, array.concat(where, ["preferredDuringSchedulingIgnoredDuringExecution"])), [])
		],
	),
}

_constraints(resource, path) := lib.at(resource, array.concat(path, ["topologySpreadConstraints"]), [])

_affinities := [["podAntiAffinity"], ["affinity", "podAntiAffinity"]]

# METADATA
# description: |
#   `{node, data_centre}` of one topology key that an operator keeps its pods apart by, with this strength; what is no key of nodes or zones keeps
#   nothing apart.
spread_by(key, strength) := {domain: value |
	some domain, keys in _keys
	value := {true: strength, false: "none"}[object.get(keys, key, false)]
}

# METADATA
# description: The stronger of two, for each domain.
stronger(a, b) := {domain: _stronger(a[domain], b[domain]) | some domain, _ in _keys}

_rank := {"none": 0, "preferred": 2, "guaranteed": 3}

_stronger(a, b) := a if object.get(_rank, a, 1) >= object.get(_rank, b, 1)

_stronger(a, b) := b if object.get(_rank, a, 1) < object.get(_rank, b, 1)

# METADATA
# description: Nothing keeps them apart.
together := {"node": "none", "data_centre": "none"}

# METADATA
# description: True of an address that only the cluster itself can resolve, so that what is there is lost with it.
is_inside(url) if regex.match(`^(https?://)?[^/]*\.svc(\.cluster\.local)?(:[0-9]+)?(/|$)`, url)

is_inside(url) if regex.match(`^https?://(minio|rook-ceph-rgw|seaweedfs|garage)[^./]*(\.[a-z0-9-]+)?(:[0-9]+)?(/|$)`, url)
