# METADATA
# title: CloudFront distributions
# description: |
#   A distribution serves from edge locations everywhere, and asks an origin. An origin group asks its second member where the first does not answer, or
#   answers with a status that it names, request by request (only for GET, HEAD and OPTIONS). What is not behind an origin group is lost with
#   the region of its one origin: of all that the distribution serves, that which reaches fewest regions counts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
#     description: Origin failover
package resilience.model.entries.adapters.cloudfront

import data.resilience.lib
import data.resilience.model.entries.adapters.route53
import data.resilience.model.entries.regions

# METADATA
# description: Entry records of the distributions in the input.
found := [entry |
	some distribution in input.terraform.aws_cloudfront_distribution
	origins := _origins(distribution)
	count(origins) > 0
	places := [{region | some origin in served; some region in origin.regions} | some served in _served(distribution, origins)]
	entry := {
		"id": distribution.id, "name": distribution.address, "kind": "content delivery network",
		"targets": [_target(origin) | some origin in origins],
		"reaches": sort({id | some origin in origins; some id in origin.ids}),
		"regions": _fewest(places),
		"unchecked": [],
		"detection_s": max([origin.timeout_s | some origin in origins]),
		"ttl_s": 0,
		"related": [],
		"unknown": {"regions": $"the region behind {_target(blind[0])} is not known" |
			blind := [origin | some origin in origins; origin.regions == set()]
			count(blind) > 0
		},
	}
]

_origins(distribution) := [origin |
	some i, block in lib.at(distribution, ["origin"], [])
	ids := lib.refs(distribution, $"origin.{i}.domain_name")
	name := lib.text(distribution, ["origin", i, "domain_name"])
	origin := {
		"id": lib.text(distribution, ["origin", i, "origin_id"]), "name": name, "ids": ids,
		"regions": _regions(ids, name),
		"timeout_s": object.get(block, "connection_attempts", 3) * object.get(block, "connection_timeout", 10),
	}
]

_target(origin) := lib.short(sort(origin.ids)[0]) if {
	count(origin.ids) > 0
} else := origin.name

# A DNS name that fails over by itself leads to as many regions as it does.
_regions(ids, name) := _regions_of_name[name] if {
	_regions_of_name[name]
} else := {region | some id in ids; some region in _regions_of_record[id]} if {
	some id in ids
	_regions_of_record[id]
} else := {region | some id in ids; region := regions.of_resource[id]} if {
	some id in ids
	regions.of_resource[id]
} else := {region | region := regions.in_name(name)}

_regions_of_name[entry.name] contains region if {
	some entry in route53.found
	some region in entry.regions
}

_regions_of_record := {id: {region | some region in entry.regions} | some entry in route53.found; some id in entry.related}

# For each behaviour the origins that may answer it: the members of the group that it names, else the one origin.
_served(distribution, origins) := [served |
	some target in _targets(distribution)
	members := object.get(_members(distribution), target, {target})
	served := [origin | some origin in origins; members[origin.id]]
	count(served) > 0
]

_targets(distribution) := {target |
	some block in ["default_cache_behavior", "ordered_cache_behavior"]
	some i, _ in lib.at(distribution, [block], [])
	target := lib.text(distribution, [block, i, "target_origin_id"])
}

_members(distribution) := {group.origin_id: members |
	some group in lib.at(distribution, ["origin_group"], [])
	members := {member.origin_id | some member in group.member}
}

_fewest(places) := [] if count(places) == 0

_fewest(places) := sort([place | some place in places; count(place) == least][0]) if {
	least := min([count(place) | some place in places])
}
