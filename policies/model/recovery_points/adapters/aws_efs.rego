# METADATA
# title: Replication of EFS
# description: |
#   The copy of a file system is at most 15 minutes behind for most file systems, and takes over by deleting the replication, which takes minutes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
#     description: Replication of file systems
package resilience.model.recovery_points.adapters.aws_efs

import data.resilience.lib

# METADATA
# description: Recovery points of the EFS file systems in the input.
found := [{
	"id": config.id, "of": of, "kind": "replica", "region": region,
	"age_s": 900, "age_from": "AWS documentation: 15 minutes for most file systems",
	"restore_s": null, "restore_from": "AWS documentation: minutes, depending on what is still to be copied",
	"retention_s": null, "outlives_source": true,
	"unknown": _unknown(config, region),
} |
	some config in input.terraform.aws_efs_replication_configuration
	some of in lib.refs(config, "source_file_system_id")
	region := _region(config)
]

_unknown(config, null) := {"region": $"{config.address}: where it copies to is not known"}

_unknown(_, region) := {} if region != null

_region(config) := region if {
	region := lib.text(config, ["destination", 0, "region"])
	region != ""
} else := _of_zone(zone) if {
	zone := lib.text(config, ["destination", 0, "availability_zone_name"])
	zone != ""
} else := regions[0] if {
	regions := [system.region.name |
		some id in sort(lib.refs(config, "destination"))
		some system in input.terraform.aws_efs_file_system
		system.id == id
	]
	count(regions) > 0
} else := null

# The region of a zone by its name, `eu-west-1` of `eu-west-1a`.
_of_zone(zone) := found[0][1] if {
	found := regex.find_all_string_submatch_n(`^([a-z-]+-[0-9])[a-z]$`, zone, 1)
	count(found) > 0
} else := null
