package resilience.locations_test

import data.resilience.model.locations
import data.resilience.testing as build

_subnet(name, zone) := build.terraform("aws_subnet", name, {"values": {"availability_zone": zone}})

_asg := build.terraform("aws_autoscaling_group", "nodes", {})

_of(resource, others) := place if {
	place := locations.of_subnets(resource.envelope, "vpc_zone_identifier") with input as build.document(array.concat([resource], others), {})
}

_declared(location) := {"declared": {"locations": [location]}}

test_of_subnets_that_are_referred_to if {
	a := _subnet("a", "eu-west-1a")
	b := _subnet("b", "eu-west-1b")
	_of(build.referring(_asg, {"vpc_zone_identifier": [a, b]}), [a, b]) == {"data_centres": ["eu-west-1a", "eu-west-1b"], "unknown": []}
}

test_of_subnets_of_one_zone if {
	subnets := [_subnet(name, "eu-west-1a") | some name in ["a", "b", "c"]]
	_of(build.referring(_asg, {"vpc_zone_identifier": subnets}), subnets) == {"data_centres": ["eu-west-1a"], "unknown": []}
}

test_of_a_subnet_that_the_configuration_looks_up if {
	subnet := build.terraform("data.aws_subnet", "found", {"values": {"id": "subnet-1", "availability_zone": "eu-west-1c"}})
	_of(build.referring(_asg, {"vpc_zone_identifier": [subnet]}), [subnet]) == {"data_centres": ["eu-west-1c"], "unknown": []}
}

test_of_a_subnet_whose_zone_is_known_only_after_apply if {
	subnet := build.terraform("aws_subnet", "a", {"unknown": {"availability_zone": true}})
	_of(build.referring(_asg, {"vpc_zone_identifier": [subnet]}), [subnet]) == {
		"data_centres": [],
		"unknown": ["aws_subnet.a: availability_zone is known only after apply"],
	}
}

test_of_a_subnet_whose_place_is_declared_by_its_address if {
	subnet := build.terraform("aws_subnet", "a", {"unknown": {"availability_zone": true}})
	asg := build.referring(_asg, {"vpc_zone_identifier": [subnet]})
	settings := _declared({"pattern": "aws_subnet.*", "data_centre": "site-1"})
	place := locations.of_subnets(asg.envelope, "vpc_zone_identifier") with input as build.document([asg, subnet], settings)
	place == {"data_centres": ["site-1"], "unknown": []}
}

test_of_a_literal_that_no_input_shows if {
	asg := build.over(_asg, {"values": {"vpc_zone_identifier": ["subnet-0ab1"]}})
	_of(asg, []) == {
		"data_centres": [],
		"unknown": ["subnet-0ab1 is in no input: declare its data centre under declared.locations"],
	}
	missing := locations.not_in_sight with input as build.document([asg], {})
	missing == {{"what": "subnet", "type": "aws_subnet", "id": "subnet-0ab1"}}
}

test_of_a_literal_that_is_declared if {
	asg := build.over(_asg, {"values": {"vpc_zone_identifier": ["subnet-0ab1"]}})
	document := build.document([asg], _declared({"pattern": "subnet-0ab*", "data_centre": "eu-west-1a"}))
	place := locations.of_subnets(asg.envelope, "vpc_zone_identifier") with input as document
	place == {"data_centres": ["eu-west-1a"], "unknown": []}
	missing := locations.not_in_sight with input as document
	missing == set()
}

test_a_literal_beside_references_is_not_forgotten if {
	a := _subnet("a", "eu-west-1a")
	asg := build.referring(build.over(_asg, {"values": {"vpc_zone_identifier": ["subnet-1", "subnet-2"]}}), {"vpc_zone_identifier": [a]})
	_of(asg, [a]).data_centres == ["eu-west-1a"]
	count(_of(asg, [a]).unknown) == 2
}

test_a_literal_that_an_input_shows_is_its_subnet if {
	a := build.terraform("aws_subnet", "a", {"values": {"id": "subnet-1", "availability_zone": "eu-west-1a"}})
	asg := build.referring(build.over(_asg, {"values": {"vpc_zone_identifier": ["subnet-1"]}}), {"vpc_zone_identifier": [a]})
	_of(asg, [a]) == {"data_centres": ["eu-west-1a"], "unknown": []}
}

test_an_unknown_part_without_a_reference_is_told if {
	asg := build.over(_asg, {"values": {"vpc_zone_identifier": ["subnet-1", null]}, "unknown": {"vpc_zone_identifier": [false, true]}})
	_of(asg, []).unknown == [
		"aws_autoscaling_group.nodes: vpc_zone_identifier is known only after apply",
		"subnet-1 is in no input: declare its data centre under declared.locations",
	]
}

test_where_nothing_says_where_that_is_the_reason if {
	_of(_asg, []) == {
		"data_centres": [],
		"unknown": ["aws_autoscaling_group.nodes: nothing says in which data centre it is (vpc_zone_identifier)"],
	}
}

test_an_attribute_of_another_shape_is_no_place if {
	every value in [3, true, {"a": 1}, [1, {}]] {
		_of(build.over(_asg, {"values": {"vpc_zone_identifier": value}}), []).data_centres == []
	}
}

test_the_exact_pattern_comes_before_the_first_that_matches if {
	settings := {"declared": {"locations": [
		{"pattern": "subnet-*", "data_centre": "first"},
		{"pattern": "subnet-1", "data_centre": "exact"},
		{"pattern": "subnet-1", "data_centre": "again"},
	]}}
	named := [locations.declared(id) | some id in ["subnet-1", "subnet-2"]] with input as build.document([], settings)
	named == ["exact", "first"]
}
