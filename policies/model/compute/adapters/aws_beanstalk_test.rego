package resilience.compute_aws_beanstalk_test

import data.resilience.lib
import data.resilience.model.compute.adapters.aws_beanstalk
import data.resilience.testing as build

_environment(settings) := build.terraform("aws_elastic_beanstalk_environment", "web", {"values": {"setting": [{"namespace": setting[0], "name": setting[1], "value": setting[2]} | some setting in settings]}})

_one(built) := found[0] if {
	found := aws_beanstalk.found with input as build.document([built], {})
}

_two := ["aws:autoscaling:asg", "MinSize", "2"]

test_an_environment_of_two_machines if {
	environment := _environment([_two])
	_one(environment) == build.component(environment, "application environment", {
		"survives_node": lib.holds("MinSize is 2"), "survives_data_centre": lib.holds("MinSize is 2"),
		"replaced": lib.holds("the environment replaces what fails"),
	})
}

test_an_environment_that_keeps_one if {
	_one(_environment([])).survives_node == lib.fails("MinSize is 1", "setting", "Set `MinSize` of `aws:autoscaling:asg` to 2 or more.")
	_one(_environment([_two, ["aws:elasticbeanstalk:environment", "EnvironmentType", "SingleInstance"]])).survives_node.why == "it is an environment of a single instance"
	_one(_environment([_two, ["aws:autoscaling:asg", "MinSize", "1"]])).survives_node.holds == false
}

test_an_environment_in_one_zone if {
	_one(_environment([_two, ["aws:autoscaling:asg", "Availability Zones", "Any 1"]])).survives_data_centre.why == "Availability Zones is Any 1"
	_one(_environment([_two, ["aws:ec2:vpc", "Subnets", "subnet-1"]])).survives_data_centre.why == "it is given one subnet"
	_one(_environment([_two, ["aws:ec2:vpc", "Subnets", "subnet-1,subnet-2"]])).survives_data_centre.holds == true
}

test_settings_that_are_not_known if {
	unknown := build.over(_environment([_two]), {"unknown": {"setting": [{"value": true}]}})
	_one(unknown).survives_node == lib.undecided("aws_elastic_beanstalk_environment.web: not all of its settings are known")
}

test_the_last_of_a_setting_counts if {
	_one(_environment([["aws:autoscaling:asg", "MinSize", "1"], _two])).survives_node == lib.holds("MinSize is 2")
	_one(_environment([_two, ["aws:autoscaling:asg", "MinSize", "1"]])).survives_node.holds == false
}

test_a_setting_of_another_namespace_is_none if _one(_environment([["aws:ec2:vpc", "MinSize", "2"]])).survives_node.why == "MinSize is 1"

test_a_size_that_is_no_number if _one(_environment([["aws:autoscaling:asg", "MinSize", "many"]])).survives_node.why == "MinSize is 1"

test_an_environment_of_which_nothing_is_set if {
	environment := _one(_environment([]))
	[environment.survives_node.why, environment.survives_data_centre.why] == ["MinSize is 1", "MinSize is 1"]
}
