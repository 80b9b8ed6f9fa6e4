# METADATA
# title: AWS Global Accelerator
# description: An accelerator sends traffic to the healthy endpoints of its endpoint groups, one group a region, by addresses that do not change.
# related_resources:
#   - ref: https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html
#     description: Health check options
package resilience.model.entries.adapters.global_accelerator

import data.resilience.lib

# METADATA
# description: Entry records of the accelerators in the input.
found := [entry |
	some accelerator in input.terraform.aws_globalaccelerator_accelerator
	groups := _groups_of(accelerator)
	count(groups) > 0
	entry := {
		"id": accelerator.id, "name": $"{lib.at(accelerator, ["name"], accelerator.address)}", "kind": "global accelerator",
		"targets": [group.address | some group in groups],
		"reaches": sort({id | some group in groups; some id in lib.refs(group, "endpoint_configuration")}),
		"regions": sort({region | some group in groups; region := _region(group)}),
		"unchecked": [],
		"detection_s": max([_detection(group) | some group in groups]),
		"ttl_s": 0,
		"related": [group.id | some group in groups],
		"unknown": {"regions": lib.why_unknown(blind[0], ["endpoint_group_region"]) |
			blind := [group | some group in groups; not _region(group)]
			count(blind) > 0
		},
	}
]

_groups_of(accelerator) := [_groups[id] |
	ids := {id |
		some listener_id in lib.referrers(accelerator, "accelerator_arn")
		some id in lib.referrers(_listeners[listener_id], "listener_arn")
		_groups[id]
	}
	some id in sort(ids)
]

_detection(group) := lib.time_at(group, "health_check_interval_seconds", 30) * lib.time_at(group, "threshold_count", 3)

_listeners := {listener.id: listener | some listener in input.terraform.aws_globalaccelerator_listener}

_groups := {group.id: group | some group in input.terraform.aws_globalaccelerator_endpoint_group}

_region(group) := region if {
	region := lib.at(group, ["endpoint_group_region"], "")
	is_string(region)
	region != ""
} else := group.region.name
