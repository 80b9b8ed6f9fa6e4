package resilience.volumes_aws_lightsail_test

import data.resilience.lib
import data.resilience.model.volumes.adapters.aws_lightsail
import data.resilience.testing as build

_instance(add_on) := build.terraform("aws_lightsail_instance", "wiki", {"values": {"availability_zone": "eu-west-1a", "add_on": add_on}})

_record(built, backed_up) := build.component(built, "instance", {
	"data_centres": ["eu-west-1a"], "holds_data": true, "retention_s": 604800,
	"survives_data_centre": lib.fails("an instance is in one zone", null, null), "backed_up": backed_up,
})

_off := lib.fails("automatic snapshots are not on", "add_on", "Write `add_on { type = \"AutoSnapshot\" snapshot_time = \"06:00\" status = \"Enabled\" }`.")

test_snapshots if {
	every case in [[[], _off], [[{"type": "AutoSnapshot", "status": "Disabled"}], _off], [[{"type": "AutoSnapshot", "status": "Enabled"}], lib.holds("snapshots are taken every day")]] {
		aws_lightsail.found == [_record(_instance(case[0]), case[1])] with input as build.document([_instance(case[0])], {})
	}
}

test_an_add_on_that_is_not_known if {
	[record] := aws_lightsail.found with input as build.document([build.over(_instance([]), {"withheld": {"add_on": true}})], {})
	record.backed_up.holds == null
}
