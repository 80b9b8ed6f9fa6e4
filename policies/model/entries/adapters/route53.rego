# METADATA
# title: Route 53 records with a routing policy
# description: |
#   Records of one name and type with a routing policy are one entry. A record is checked by a health check that is not disabled (a
#   disabled one counts as healthy), or by an alias that evaluates its target's health. A failover secondary is the last resort and
#   needs no check.
# related_resources:
#   - ref: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html
#     description: Creating Amazon Route 53 health checks and configuring DNS failover
package resilience.model.entries.adapters.route53

import data.resilience.lib
import data.resilience.model.entries.regions as regions_behind

# METADATA
# description: Entry records of the Route 53 resources in the input.
found := [entry |
	some key, ids in _by_name
	records := [_routed[id] | some id in sort(ids)]
	first := records[0]
	entry := {
		"id": first.id, "name": key[1], "kind": $"dns {_policy(first)}",
		"targets": [_target(record) | some record in records],
		"reaches": sort({id | some record in records; some id in _referred(record)}),
		"regions": sort({region | some record in records; region := _region(record)}),
		"unchecked": [_target(record) | some record in records; not _is_checked(record); not _may_be_checked(record)],
		"detection_s": _detection(records), "ttl_s": max([_record_ttl(record) | some record in records]),
		"related": [record.id | some record in records],
		"unknown": object.union(
			{"regions": $"the region behind {blind[0].address} is not known" |
				blind := [record | some record in records; not _region(record)]
				count(blind) > 0
			},
			{"unchecked": $"whether {open[0].address} has a health check is known only after apply" |
				open := [record | some record in records; not _is_checked(record); _may_be_checked(record)]
				count(open) > 0
			},
		),
	}
]

_routed := {record.id: record |
	some record in input.terraform.aws_route53_record
	_policy(record)
}

_by_name[key] contains id if {
	some id, record in _routed
	key := [_zone(record), $"{lib.at(record, ["name"], record.address)}", lib.at(record, ["type"], "")]
}

_zone(record) := sort(lib.refs(record, "zone_id"))[0] if {
	lib.refs(record, "zone_id") != set()
} else := lib.at(record, ["zone_id"], "")

_policy(record) := policies[0] if {
	policies := array.concat(
		sort([policy |
			some policy, attribute in _policy_attributes
			count(lib.at(record, [attribute], [])) > 0
		]),
		["multivalue" | lib.at(record, ["multivalue_answer_routing_policy"], false) == true],
	)
	count(policies) > 0
}

_policy_attributes := {
	"failover": "failover_routing_policy",
	"latency": "latency_routing_policy",
	"weighted": "weighted_routing_policy",
	"geolocation": "geolocation_routing_policy",
	"geoproximity": "geoproximity_routing_policy",
}

# What the policy says, else where what the record leads to stands, else what the name of a load balancer says.
_region(record) := region if {
	region := lib.at(record, ["latency_routing_policy", 0, "region"], "")
	is_string(region)
	region != ""
} else := region if {
	region := lib.at(record, ["geoproximity_routing_policy", 0, "aws_region"], "")
	is_string(region)
	region != ""
} else := regions[0] if {
	regions := sort({region | some id in _referred(record); region := regions_behind.of_resource[id]})
	count(regions) == 1
} else := regions[0] if {
	names := array.concat([lib.at(record, ["alias", 0, "name"], "")], lib.at(record, ["records"], []))
	regions := sort({region | some name in names; region := regions_behind.in_name(name)})
	count(regions) == 1
}

_referred(record) := lib.refs(record, "alias") | lib.refs(record, "records")

_target(record) := lib.short(sort(_referred(record))[0]) if {
	_referred(record) != set()
} else := $"{lib.at(record, ["set_identifier"], record.address)}"

_is_checked(record) if lib.at(record, ["failover_routing_policy", 0, "type"], "") == "SECONDARY"

_is_checked(record) if {
	some id in lib.refs(record, "health_check_id")
	not _disabled[id]
}

_is_checked(record) if {
	lib.refs(record, "health_check_id") == set()
	lib.at(record, ["health_check_id"], "") != ""
}

_is_checked(record) if lib.at(record, ["alias", 0, "evaluate_target_health"], false) == true

# A check that something makes which can't be followed.
_may_be_checked(record) if {
	lib.refs(record, "health_check_id") == set()
	lib.unknown_at(record, ["health_check_id"])
}

_disabled := {check.id: true |
	some check in input.terraform.aws_route53_health_check
	lib.at(check, ["disabled"], false) == true
}

# Interval times threshold of the slowest check that is in sight. The last resort of a failover is not waited for. A check that combines others
# takes as long as these; how long an alarm takes, or the person who throws a routing control, nothing here says.
_detection(records) := max(times) if {
	times := [seconds |
		some record in records
		lib.at(record, ["failover_routing_policy", 0, "type"], "") != "SECONDARY"
		some id in lib.refs(record, "health_check_id")
		seconds := _detection_of_check[id]
	]
	count(times) > 0
} else := null

_detection_of_check := object.union(_asking, {check.id: max(times) |
	some check in input.terraform.aws_route53_health_check
	not _disabled[check.id]
	times := [seconds | some id in lib.refs(check, "child_healthchecks"); seconds := _asking[id]]
	count(times) > 0
})

_asking := {check.id: seconds |
	some check in input.terraform.aws_route53_health_check
	not _disabled[check.id]
	not upper(lib.text(check, ["type"])) in ["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"]
	seconds := lib.time_at(check, "request_interval", 30) * lib.time_at(check, "failure_threshold", 3)
}

# An alias record has the time to live of its target, 60 seconds for a load balancer.
_record_ttl(record) := lib.time_at(record, "ttl", 60)
