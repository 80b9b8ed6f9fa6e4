package resilience.data_services_aws_dms_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_dms
import data.resilience.testing as build

_found(values) := found if {
	found := aws_dms.found with input as build.document([build.terraform("aws_dms_replication_instance", "orders", {"values": values})], {})
}

test_an_instance_in_one_zone if {
	single := lib.fails("multi_az is not set", "multi_az", "Set `multi_az = true`.")
	_found({"availability_zone": "eu-west-1a"}) == [build.component(build.terraform("aws_dms_replication_instance", "orders", {}), "replication instance", {
		"data_centres": ["eu-west-1a"], "survives_node": single, "survives_data_centre": single,
	})]
}

test_an_instance_with_a_standby if {
	[instance] := _found({"multi_az": true})
	instance.survives_data_centre == lib.holds("multi_az is true")
}
