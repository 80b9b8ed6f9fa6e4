# METADATA
# title: Pools of Ceph
# description: |
#   What a pool survives and takes writes: by default half of the copies may be away, rounded down (min_size is the rest, unless `parameters.min_size` says
#   otherwise), and of erasure coded ones one chunk less than there are coding chunks. `failureDomain` says what two copies never share: a disk
#   (osd), a machine (host, the default), a zone.
# related_resources:
#   - ref: https://rook.io/docs/rook/latest-release/CRDs/Block-Storage/ceph-block-pool-crd/
#     description: CephBlockPool
#   - ref: https://docs.ceph.com/en/latest/rados/operations/pools/
#     description: Pools
package resilience.model.data_services.ceph_pools

import data.resilience.lib
import data.resilience.model.clusters

_machines := {"host": true, "rack": true, "row": true, "room": true, "datacenter": true, "zone": true, "region": true, "chassis": true, "pdu": true, "pod": true}

_data_centres := {"zone": true, "datacenter": true, "region": true}

# METADATA
# description: Whether a pool at a path of a resource keeps what it holds, and takes writes, without a machine.
survives_node(resource, path) := _survives(resource, path, _machines, "two copies may be on one machine (failureDomain is {})", "host")

# METADATA
# description: Whether it does without a data centre. Where none has more machines than may be lost, copies on different machines are enough.
survives_data_centre(resource, path) := lib.holds($"no data centre has more machines than the {_spare(resource, path)} that may be lost") if {
	survives_node(resource, path).holds == true
	clusters.most_in_one_data_centre(clusters.of(resource)) <= _spare(resource, path)
	count(clusters.spread_over(clusters.of(resource))) > 1
} else := _survives(resource, path, _data_centres, "two copies may be in one data centre (failureDomain is {})", "zone")

_survives(resource, path, enough, why, mend) := lib.undecided(lib.why_unknown(resource, hidden[0])) if {
	hidden := [at | some field in [["failureDomain"], ["replicated", "size"]]; at := array.concat(path, field); lib.unknown_at(resource, at)]
	count(hidden) > 0
} else := lib.undecided($"{resource.address}: {lib.shown(path)} says neither how many copies nor how many chunks there are") if {
	not _spare(resource, path)
} else := lib.fails(_few(resource, path), lib.dotted(array.concat(path, ["replicated", "size"])), "Set `replicated.size: 3`.") if {
	_spare(resource, path) < 1
} else := lib.fails(replace(why, "{}", _domain(resource, path)), lib.dotted(array.concat(path, ["failureDomain"])), $"Set `failureDomain: {mend}`.") if {
	not enough[_domain(resource, path)]
} else := lib.holds($"{lib.counted(_spare(resource, path), _domain(resource, path), $"{_domain(resource, path)}s")} may be lost")

_domain(resource, path) := domain if {
	domain := lib.at(resource, array.concat(path, ["failureDomain"]), "host")
	lib.is_plain(domain)
	is_string(domain)
} else := "no name"

# Failure domains that may be lost while writes go on.
_spare(resource, path) := floor((size - _least(resource, path, size)) / _per_domain(resource, path)) if {
	size := lib.at(resource, array.concat(path, ["replicated", "size"]), null)
	is_number(size)
} else := coding - 1 if {
	coding := lib.at(resource, array.concat(path, ["erasureCoded", "codingChunks"]), null)
	is_number(coding)
}

_per_domain(resource, path) := max([1, n]) if {
	n := lib.at(resource, array.concat(path, ["replicated", "replicasPerFailureDomain"]), 1)
	is_number(n)
} else := 1

_few(resource, path) := "it keeps one copy" if {
	lib.at(resource, array.concat(path, ["replicated", "size"]), null) == 1
} else := "it can lose none of what it keeps"

# Copies that must be there for a write.
_least(resource, path, size) := n if {
	n := _number(lib.at(resource, array.concat(path, ["parameters", "min_size"]), null))
	n > 0
} else := size - floor(size / 2)

_number(value) := value if is_number(value)

_number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[0-9]{1,3}$`, value)
}

# METADATA
# description: |
#   Whether a write of a pool at a path lies on two disks before it is acknowledged; null of one copy, which is lost with its disk, as is said
#   elsewhere, and of erasure coding, which takes no write that could not lose a chunk.
writes_kept(resource, path) := null if {
	not _has_several(resource, path)
} else := lib.fails(
	"one copy is enough to take writes (min_size is 1)", lib.dotted(array.concat(path, ["parameters", "min_size"])),
	"Leave `parameters.min_size` out, and keep three copies.",
) if {
	_number(lib.at(resource, array.concat(path, ["parameters", "min_size"]), null)) == 1
} else := lib.fails($"of {size} copies one is enough to take writes", lib.dotted(array.concat(path, ["replicated", "size"])), "Set `replicated.size: 3`.") if {
	size := lib.at(resource, array.concat(path, ["replicated", "size"]), null)
	_least(resource, path, size) < 2
} else := lib.holds("a write lies on two disks at least")

_has_several(resource, path) if {
	size := lib.at(resource, array.concat(path, ["replicated", "size"]), null)
	is_number(size)
	size > 1
}
