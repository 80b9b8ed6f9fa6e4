package resilience.entries_cloudfront_test

import data.resilience.model.entries.adapters.cloudfront
import data.resilience.testing as build

_lb(name, region) := build.terraform("aws_lb", name, {"region": {"name": region}})

_balancers := [_lb("near", "eu-west-1"), _lb("far", "eu-central-1")]

_origins := [{"origin_id": name, "domain_name": $"{name}.example.com"} | some name in ["near", "far"]]

_distribution(values) := build.referring(
	build.terraform("aws_cloudfront_distribution", "web", {"values": object.union({"origin": _origins}, values)}),
	{"origin.0.domain_name": [_balancers[0]], "origin.1.domain_name": [_balancers[1]]},
)

_one(resources) := found[0] if {
	found := cloudfront.found with input as build.document(array.concat(_balancers, resources), {})
}

_group := [{"origin_id": "both", "member": [{"origin_id": "near"}, {"origin_id": "far"}]}]

test_a_distribution_that_fails_over_to_another_region if {
	distribution := _distribution({"origin_group": _group, "default_cache_behavior": [{"target_origin_id": "both"}]})
	_one([distribution]) == {
		"id": build.id(distribution), "name": "aws_cloudfront_distribution.web", "kind": "content delivery network",
		"targets": ["aws_lb.near", "aws_lb.far"], "reaches": sort([build.id(balancer) | some balancer in _balancers]),
		"regions": ["eu-central-1", "eu-west-1"], "unchecked": [], "detection_s": 30, "ttl_s": 0, "related": [], "unknown": {},
	}
}

test_two_origins_without_a_group_do_not_back_each_other if {
	_one([_distribution({"default_cache_behavior": [{"target_origin_id": "near"}], "ordered_cache_behavior": [{"target_origin_id": "far"}]})]).regions == ["eu-central-1"]
	_one([_distribution({"origin_group": _group, "default_cache_behavior": [{"target_origin_id": "both"}], "ordered_cache_behavior": [{"target_origin_id": "far"}]})]).regions == ["eu-central-1"]
}

test_the_time_that_origins_are_given if {
	slow := array.concat([object.union(_origins[0], {"connection_attempts": 2, "connection_timeout": 5})], [object.union(_origins[1], {"connection_attempts": 1, "connection_timeout": 4})])
	_one([_distribution({"origin": slow, "default_cache_behavior": [{"target_origin_id": "near"}]})]).detection_s == 10
}

test_an_origin_that_fails_over_by_its_name if {
	records := [build.referring(
		build.terraform("aws_route53_record", balancer.envelope.address, {"values": {"name": "api.example.com", "type": "A", "zone_id": "Z", "latency_routing_policy": [{"region": balancer.envelope.region.name}]}}),
		{"alias.0.name": [balancer]},
	) |
		some balancer in _balancers
	]
	named := build.terraform("aws_cloudfront_distribution", "web", {"values": {"origin": [{"origin_id": "api", "domain_name": "api.example.com"}], "default_cache_behavior": [{"target_origin_id": "api"}]}})
	_one(array.concat([named], records)).regions == ["eu-central-1", "eu-west-1"]
	referring := build.referring(build.terraform("aws_cloudfront_distribution", "web", {"values": {"origin": [{"origin_id": "api"}], "default_cache_behavior": [{"target_origin_id": "api"}]}}), {"origin.0.domain_name": [records[0]]})
	_one(array.concat([referring], records)).regions == ["eu-central-1", "eu-west-1"]
}

_of(origin) := _one([build.terraform("aws_cloudfront_distribution", "web", {"values": {"origin": [origin], "default_cache_behavior": [{"target_origin_id": "s"}]}})])

test_an_origin_whose_region_its_name_says_or_nothing if {
	bucket := {"origin_id": "s", "domain_name": "site.s3.eu-west-1.amazonaws.com"}
	elsewhere := {"origin_id": "s", "domain_name": "www.example.com"}

	_of(bucket).regions == ["eu-west-1"]
	_of(elsewhere).unknown == {"regions": "the region behind www.example.com is not known"}
}
