# Arithmetic of quorum and of spreading. A quorum of n members is floor(n / 2) + 1 (etcd FAQ, "Why an odd number of cluster members?").
package resilience.lib

# METADATA
# description: How many of n members must be there for the cluster to decide.
quorum(n) := floor(n / 2) + 1

# METADATA
# description: How many of n members may fail.
failures_tolerated(n) := n - quorum(n)

# METADATA
# description: |
#   n alike machines spread as evenly as a balancer does over places, `{"a": 2, "b": 1}` of 3 over a and b; a place without any is left out.
#   The first places in order take one more, of every group alike, so that several groups together show the worst that may be.
spread_evenly(n, places) := {place: share |
	sorted := sort(places)
	some i, place in sorted
	share := floor(n / count(sorted)) + _extra(i, n % count(sorted))
	share > 0
}

_extra(i, remainder) := 1 if i < remainder

_extra(i, remainder) := 0 if i >= remainder
