# METADATA
# title: ECS services
# description: |
#   A service keeps as many tasks as `desired_count` says, or at least as many as Application Auto Scaling does, and replaces those that fail. On
#   Fargate tasks are spread over the zones of their subnets; on machines of one's own too, unless `ordered_placement_strategy` puts something else first. A
#   service of one task on each machine (`DAEMON`) serves its machines, and is judged with them. It can't serve without what its task definition refers to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
#     description: Desired count and scheduling strategy of a service
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
#     description: Task placement strategies
package resilience.model.compute.adapters.aws_ecs

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.compute.aws_scaling
import data.resilience.model.locations
import data.resilience.model.node_groups

# METADATA
# description: Records of the ECS services in the input.
found := [record |
	some service in input.terraform.aws_ecs_service
	upper(lib.text(service, ["scheduling_strategy"])) != "DAEMON"
	members := _members(service)
	record := components.record(service, "container service", {
		"data_centres": sort(object.keys(members.by_data_centre)), "count": members.count, "by_data_centre": members.by_data_centre,
		"survives_node": compute.node_verdict_of(members, "task", "Set `desired_count = 2` or more."),
		"survives_data_centre": _data_centre_verdict(service, members),
		"replaced": lib.holds("the service replaces what fails"),
		"scales": _scales(service, members), "rollout": _rollout(service, members),
		"needs": sort(_needs(service)),
		"related": sort(_definitions_of(service)),
	})
]

# Where all tasks may be away, a new version stops them before it starts any.
_rollout(service, members) := lib.with_mend(
	lib.with_why(
		lib.at_least(service, ["deployment_minimum_healthy_percent"], 100, 1),
		"deployment_minimum_healthy_percent is 0, so that all of its tasks may be stopped at once",
	),
	"Set `deployment_minimum_healthy_percent = 50` or more.",
) if {
	members.count != 0
} else := null

_members(service) := {"count": n, "by_data_centre": by_data_centre, "unknown": object.union(_no_count(service, n), node_groups.unknown_place(place))} if {
	place := _place(service)
	n := _count(service)
	by_data_centre := _spread(n, place)
}

_count(service) := max([desired, least]) if {
	desired := lib.at(service, ["desired_count"], 0)
	lib.is_count(desired)
	least := _least(service)
	max([desired, least]) > 0
} else := 0 if {
	lib.at(service, ["desired_count"], null) == 0
} else := null

_least(service) := aws_scaling.kept[service.id].least if {
	aws_scaling.kept[service.id]
} else := 0

_no_count(service, null) := {"count": reason} if {
	lib.is_hidden(service, ["desired_count"])
	reason := lib.why_unknown(service, ["desired_count"])
} else := {"count": $"{service.address}: desired_count is not set, so that its number is decided elsewhere"}

_no_count(_, n) := {} if n != null

_spread(n, place) := lib.spread_evenly(n, place.data_centres) if {
	n != null
	count(place.unknown) == 0
} else := {}

# Where its tasks have addresses of their own, in the zones of these; else in those of its cluster's machines.
_place(service) := locations.of_subnets_at(service, ["network_configuration", 0, "subnets"]) if {
	_names_subnets(service)
} else := {"data_centres": names, "unknown": []} if {
	names := sort({name | some id in _machines_of(service); some name, _ in node_groups.by_id[id].by_data_centre})
	count(names) > 0
} else := {"data_centres": [], "unknown": [$"{service.address}: which machines its tasks run on can't be told"]}

_names_subnets(service) if count(lib.at(service, ["network_configuration"], [])) > 0

_names_subnets(service) if lib.refs(service, "network_configuration") != set()

_names_subnets(service) if lib.unknown_at(service, ["network_configuration"])

_data_centre_verdict(service, members) := lib.fails("its placement strategy may put all tasks into one of them", "ordered_placement_strategy", _first_spread) if {
	_packs(service)
	members.count > 1
	count(members.by_data_centre) > 1
} else := compute.data_centre_verdict_of(members, "task", "Give `network_configuration` subnets of two zones or more, and `desired_count` as many.")

_first_spread := "Put `type = \"spread\"` with `field = \"attribute:ecs.availability-zone\"` first in `ordered_placement_strategy`."

_packs(service) if {
	lower(lib.text(service, ["ordered_placement_strategy", 0, "type"])) in ["binpack", "random"]
}

_packs(service) if {
	lower(lib.text(service, ["ordered_placement_strategy", 0, "type"])) == "spread"
	not contains(lower(lib.text(service, ["ordered_placement_strategy", 0, "field"])), "availability-zone")
}

# A service that takes in traffic has a load that changes; of others nobody can tell.
_scales(service, members) := null if {
	members.count == 0
} else := lib.holds("a scaling policy changes its number of tasks") if {
	aws_scaling.kept[service.id].scales
} else := null if {
	not _takes_traffic(service)
} else := lib.fails("no scaling policy changes its number of tasks", "desired_count", "Make an `aws_appautoscaling_target` of the service, and an `aws_appautoscaling_policy` for it.")

_takes_traffic(service) if count(lib.at(service, ["load_balancer"], [])) > 0

_takes_traffic(service) if lib.refs(service, "load_balancer") != set()

_needs(service) := {id |
	some definition_id in _definitions_of(service)
	definition := _definitions[definition_id]
	some id in (lib.refs(definition, "container_definitions") | lib.refs(definition, "volume"))
} | {id | some id in _machines_of(service)}

_definitions_of(service) := {id | some id in lib.refs(service, "task_definition"); _definitions[id]}

_definitions := {definition.id: definition | some definition in input.terraform.aws_ecs_task_definition}

# Groups of machines of the capacity providers that it names, else of its cluster's.
_machines_of(service) := {asg | some provider in lib.refs(service, "capacity_provider_strategy"); some asg in object.get(_machines, provider, set())} if {
	lib.refs(service, "capacity_provider_strategy") != set()
} else := {asg |
	upper(lib.text(service, ["launch_type"])) != "FARGATE"
	some cluster in lib.refs(service, "cluster")
	some asg in object.get(_machines_of_cluster, cluster, set())
}

_machines := {provider.id: lib.refs(provider, "auto_scaling_group_provider") | some provider in input.terraform.aws_ecs_capacity_provider}

_machines_of_cluster[cluster] contains asg if {
	some chosen in input.terraform.aws_ecs_cluster_capacity_providers
	some cluster in lib.refs(chosen, "cluster_name")
	some provider in lib.refs(chosen, "capacity_providers")
	some asg in _machines[provider]
}
