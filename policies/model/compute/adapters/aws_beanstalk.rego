# METADATA
# title: Elastic Beanstalk environments
# description: |
#   An environment runs on an Auto Scaling group behind a load balancer, or on a single machine, as its settings say. It keeps one machine at least where `MinSize` says no
#   more, spreads them over the zones of its subnets, and replaces those that fail; it scales unless `MaxSize` is no more than `MinSize`. A worker takes its work from a queue.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
#     description: Settings of environments and their defaults
package resilience.model.compute.adapters.aws_beanstalk

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Elastic Beanstalk environments in the input.
found := [record |
	some environment in input.terraform.aws_elastic_beanstalk_environment
	node := _has_two(environment)
	record := components.record(environment, "application environment", {
		"survives_node": node,
		"survives_data_centre": lib.all_of([node, _in_zones(environment)]),
		"replaced": lib.holds("the environment replaces what fails"),
	})
]

# The last of a name counts, as Terraform sends them in order.
_setting(environment, namespace, name) := values[count(values) - 1] if {
	values := [lib.at(environment, ["setting", i, "value"], null) |
		some i, setting in lib.at(environment, ["setting"], [])
		lower(lib.text(environment, ["setting", i, "namespace"])) == namespace
		lower(lib.text(environment, ["setting", i, "name"])) == name
		setting != null
	]
	count(values) > 0
} else := ""

_has_two(environment) := lib.undecided($"{environment.address}: not all of its settings are known") if {
	_least(environment) == null
} else := lib.fails("it is an environment of a single instance", "setting", "Set `EnvironmentType` to `LoadBalanced`, and `MinSize` of `aws:autoscaling:asg` to 2 or more.") if {
	lower($"{_setting(environment, "aws:elasticbeanstalk:environment", "environmenttype")}") == "singleinstance"
} else := lib.holds($"MinSize is {_least(environment)}") if {
	to_number(_least(environment)) > 1
} else := lib.fails("MinSize is 1", "setting", "Set `MinSize` of `aws:autoscaling:asg` to 2 or more.")

# A number as text; null where it is not known.
_least(environment) := null if {
	lib.unknown_within(environment, ["setting"])
} else := value if {
	value := _setting(environment, "aws:autoscaling:asg", "minsize")
	regex.match(`^[0-9]{1,6}$`, value)
} else := "1"

_in_zones(environment) := lib.fails("Availability Zones is Any 1", "setting", "Set `Availability Zones` of `aws:autoscaling:asg` to `Any 2` or more.") if {
	lower($"{_setting(environment, "aws:autoscaling:asg", "availability zones")}") == "any 1"
} else := lib.fails("it is given one subnet", "setting", "Give `Subnets` of `aws:ec2:vpc` those of two zones or more.") if {
	subnets := _setting(environment, "aws:ec2:vpc", "subnets")
	subnets != ""
	not contains(subnets, ",")
} else := lib.holds("its group spreads it over zones")
