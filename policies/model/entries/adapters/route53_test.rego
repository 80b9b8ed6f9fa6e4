package resilience.model.entries.adapters.route53_test

import data.resilience.model.entries.adapters.route53
import data.resilience.testing

_lb(region) := testing.terraform("aws_lb", $"lb_{region}", {"region": {"name": region}})

_check(values) := testing.terraform("aws_route53_health_check", "live", {"values": values, "region": {"name": "us-east-1"}})

_record(name, values, references) := testing.referring(
	testing.terraform("aws_route53_record", name, {"values": object.union({"zone_id": "Z1", "name": "shop.example.com", "type": "A"}, values)}),
	references,
)

_primary(references) := _record("live", {"failover_routing_policy": [{"type": "PRIMARY"}]}, object.union({"alias.0.name": [_lb("eu-west-1")]}, references))

_secondary := _record("recovery", {"failover_routing_policy": [{"type": "SECONDARY"}]}, {"alias.0.name": [_lb("eu-central-1")]})

_found(resources) := entries if {
	entries := route53.found with input as testing.document(array.concat(resources, [_lb("eu-west-1"), _lb("eu-central-1")]), {})
}

_entry(overrides) := object.union(
	{
		"id": "plan.json#aws_route53_record.live", "name": "shop.example.com", "kind": "dns failover",
		"targets": ["aws_lb.lb_eu-west-1", "aws_lb.lb_eu-central-1"], "regions": ["eu-central-1", "eu-west-1"],
		"reaches": sort([testing.id(_lb("eu-central-1")), testing.id(_lb("eu-west-1"))]),
		"unchecked": [], "detection_s": 90, "ttl_s": 60,
		"related": ["plan.json#aws_route53_record.live", "plan.json#aws_route53_record.recovery"], "unknown": {},
	},
	overrides,
)

test_failover_with_a_checked_primary if {
	_found([_primary({"health_check_id": [_check({})]}), _secondary, _check({})]) == [_entry({})]
}

test_the_check_says_how_soon_a_failure_is_seen if {
	fast := _check({"request_interval": 10, "failure_threshold": 2})
	_found([_primary({"health_check_id": [fast]}), _secondary, fast]) == [_entry({"detection_s": 20})]
}

test_a_secondary_without_a_checked_primary_is_never_used if {
	_found([_primary({}), _secondary]) == [_entry({"unchecked": ["aws_lb.lb_eu-west-1"], "detection_s": null})]
}

test_a_disabled_check_counts_as_healthy_and_checks_nothing if {
	off := _check({"disabled": true})
	_found([_primary({"health_check_id": [off]}), _secondary, off]) == [_entry({"unchecked": ["aws_lb.lb_eu-west-1"], "detection_s": null})]
}

test_a_check_that_can_not_be_followed_is_unknown if {
	blind := testing.over(_primary({}), {"unknown": {"health_check_id": true}})
	_found([blind, _secondary]) == [_entry({
		"detection_s": null,
		"unknown": {"unchecked": "whether aws_route53_record.live has a health check is known only after apply"},
	})]
}

test_latency_records_say_their_region if {
	live := _record("live", {"set_identifier": "live", "latency_routing_policy": [{"region": "eu-west-1"}], "alias": [{"evaluate_target_health": true}]}, {})
	other := _record("recovery", {"set_identifier": "other", "latency_routing_policy": [{"region": "us-east-1"}], "alias": [{"evaluate_target_health": true}]}, {})
	_found([live, other]) == [_entry({
		"kind": "dns latency", "reaches": [], "targets": ["live", "other"], "regions": ["eu-west-1", "us-east-1"],
		"detection_s": null,
	})]
}

test_the_name_of_a_load_balancer_says_its_region if {
	values := {"set_identifier": "x", "weighted_routing_policy": [{"weight": 1}], "records": ["shop-1.elb.eu-west-1.amazonaws.com"], "ttl": 30, "health_check_id": "abc"}
	_found([_record("live", values, {})]) == [_entry({
		"kind": "dns weighted", "reaches": [], "targets": ["x"], "regions": ["eu-west-1"],
		"detection_s": null, "ttl_s": 30, "related": ["plan.json#aws_route53_record.live"],
	})]
}

test_what_a_target_is_in_may_be_unknown if {
	values := {"set_identifier": "x", "geolocation_routing_policy": [{"country": "DE"}], "records": ["192.0.2.1"], "ttl": "soon", "health_check_id": "abc"}
	_found([_record("live", values, {})]) == [_entry({
		"kind": "dns geolocation", "reaches": [], "targets": ["x"], "regions": [],
		"detection_s": null, "related": ["plan.json#aws_route53_record.live"],
		"unknown": {"regions": "the region behind aws_route53_record.live is not known"},
	})]
}

test_records_without_a_routing_policy_are_no_entry if {
	_found([_record("live", {"records": ["192.0.2.1"]}, {})]) == []
}

test_a_check_that_combines_others_takes_as_long_as_these if {
	child := testing.terraform("aws_route53_health_check", "child", {"values": {"request_interval": 10, "failure_threshold": 3}})
	both := testing.referring(_check({"type": "CALCULATED"}), {"child_healthchecks": [child]})
	_found([_primary({"health_check_id": [both]}), _secondary, child, both]) == [_entry({"detection_s": 30})]
}

test_nothing_says_how_long_an_alarm_or_a_person_takes if {
	every type in ["RECOVERY_CONTROL", "CLOUDWATCH_METRIC"] {
		check := _check({"type": type})
		_found([_primary({"health_check_id": [check]}), _secondary, check]) == [_entry({"detection_s": null})]
	}
}
