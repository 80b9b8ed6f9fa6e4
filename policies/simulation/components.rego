package resilience.simulation

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points
import data.resilience.model.services

# Components that somebody misses: those of a service that are no copies of another.
_missed := {id: component |
	some id, component in components.by_id
	services.of[id]
	not components.by_id[component.replica_of]
}

# A component when the data centre is lost that it is in, or may be in.
_component_without_data_centre(component, domain) := _unknown(component.id, component.survives_data_centre.why) if {
	component.survives_data_centre.holds == null
} else := _failed_over(component, domain) if {
	component.survives_data_centre.holds == true
} else := _restored(component, component.region, $"{component.name} runs in one data centre ({component.survives_data_centre.why})")

# What goes on elsewhere: the share of its members that are left, or all of it after its failover.
_failed_over(component, domain) := _part(component.id, "reduced", left / component.count, 0, 0, $"{left} of {component.count} of {component.name} {_are(left)} left") if {
	component.count > 0
	count(component.by_data_centre) > 1
	left := component.count - object.get(component.by_data_centre, domain, _largest_share(component))
	left > 0
} else := _part(component.id, "reduced", 1, _lost_s(component), component.failover_s, $"{component.name} fails over to another data centre, since {component.survives_data_centre.why}{_behind(component)}") if {
	component.failover_s > 0
} else := _unaffected(component.id, $"{component.name} serves from other data centres")

_behind(component) := "; no write waits for a standby, which is about a second behind" if {
	_lost_s(component) > 0
} else := ""

# What a cache loses it can be filled with again.
_lost_s(component) := component.failover_rpo_s if component.holds_data

_lost_s(component) := 0 if not component.holds_data

_largest_share(component) := max([n | some n in component.by_data_centre])

# A component when one of its members is lost.
_component_without_node(component) := _unknown(component.id, component.survives_node.why) if {
	component.survives_node.holds == null
} else := _part(component.id, "reduced", (component.count - 1) / component.count, 0, 0, $"{component.count - 1} of {component.count} of {component.name} {_are(component.count - 1)} left") if {
	component.survives_node.holds == true
	component.count > 1
	not component.holds_data
} else := _part(component.id, "reduced", 1, _lost_s(component), component.failover_s, $"{component.name} fails over, since {component.survives_node.why}{_behind(component)}") if {
	component.survives_node.holds == true
	component.failover_s > 0
} else := _unaffected(component.id, $"{component.name} serves on, since {component.survives_node.why}") if {
	component.survives_node.holds == true
} else := _part(component.id, "down", 0, 0, null, $"one node may hold all {share} of {component.name}, since nothing keeps them on different nodes") if {
	share := component.survives_node.share
} else := _part(component.id, "down", 0, 0, _until_replaced_s(component), $"{component.name} has no other member that serves ({component.survives_node.why})")

# A group replaces its machine: until that is started and checked some five minutes pass, which no provider bounds.
_until_replaced_s(component) := 300 if {
	component.replaced.holds == true
	not component.holds_data
} else := null

# What is lost with its one place, in the region where it was: restored from what is kept there, or else built again.
_restored(component, region, gone) := _part(component.id, "down", 0, point.age_s, point.restore_s, $"{gone}; it is restored from {_point_words(point)}") if {
	component.holds_data
	points := [one | some one in object.get(recovery_points.of, component.id, []); _is_readable_in(one, region)]
	count(points) > 0
	point := _best_point(points)
} else := _unknown(component.id, $"{gone}; whether it is backed up can't be told: {component.backed_up.why}") if {
	component.holds_data
	component.backed_up.holds == null
} else := _unknown(component.id, $"{gone}; {recovery_points.perhaps[component.id]}") if {
	component.holds_data
	recovery_points.perhaps[component.id]
} else := _part(component.id, "lost", 0, null, null, $"{gone}, and no copy of it is in sight") if {
	component.holds_data
} else := _part(component.id, "down", 0, 0, null, $"{gone}; it must be built again")

_is_readable_in(point, region) if point.region == region

_is_readable_in(point, _) if point.kind == "replica"

# A place that nobody names is not that data centre.
_is_readable_in(point, _) if point.region == null

_point_words(point) := $"its replica {lib.short(point.id)} in {point.region}" if {
	point.kind == "replica"
	point.region != null
} else := $"its replica {lib.short(point.id)}" if {
	point.kind == "replica"
} else := $"its backups in {point.region}" if {
	point.region != null
} else := "its backups"

# The one that loses least, and of those that which serves soonest; what is not bounded comes last.
_best_point(points) := sort([[_or_last(point.age_s), _or_last(point.restore_s), point] | some point in points])[0][2]

_or_last(seconds) := seconds if seconds != null

_or_last(null) := 1000000000000
