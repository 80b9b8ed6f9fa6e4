# METADATA
# title: Lightsail instances
# description: |
#   An instance has its disk with it, in one zone. Snapshots of it are taken every day, and the last seven kept, where the add-on for automatic snapshots is on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-configuring-automatic-snapshots.html
#     description: Automatic snapshots of Lightsail
package resilience.model.volumes.adapters.aws_lightsail

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the instances in the input, as what holds their data.
found := [record |
	some instance in input.terraform.aws_lightsail_instance
	record := components.record(instance, "instance", {
		"data_centres": [zone | zone := lib.text(instance, ["availability_zone"]); zone != ""],
		"holds_data": true,
		"survives_data_centre": lib.fails("an instance is in one zone", null, null),
		"backed_up": _snapshots(instance), "retention_s": 604800,
	})
]

_snapshots(instance) := lib.holds("snapshots are taken every day") if {
	some add_on in lib.at(instance, ["add_on"], [])
	add_on.type == "AutoSnapshot"
	object.get(add_on, "status", "") == "Enabled"
} else := lib.undecided_at(instance, ["add_on"]) if {
	lib.is_hidden(instance, ["add_on"])
} else := lib.fails("automatic snapshots are not on", "add_on", "Write `add_on { type = \"AutoSnapshot\" snapshot_time = \"06:00\" status = \"Enabled\" }`.")
