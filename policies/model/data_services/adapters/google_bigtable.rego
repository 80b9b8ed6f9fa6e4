# METADATA
# title: Bigtable
# description: |
#   Each cluster of an instance is in one zone; the clusters copy each other, and an instance of several sends traffic to any of them unless its profiles
#   say otherwise. Tables hold the data: they are backed up where they have a policy for it, off unless set. The provider refuses to delete an
#   instance unless that is switched off.
# related_resources:
#   - ref: https://cloud.google.com/bigtable/docs/replication-overview
#     description: Replication, and failing over between clusters
#   - ref: https://cloud.google.com/bigtable/docs/backups
#     description: Automated backups of a table
package resilience.model.data_services.adapters.google_bigtable

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Bigtable instances and tables in the input.
found := array.concat(_instances, _tables)

_instances := [record |
	some instance in input.terraform.google_bigtable_instance
	record := components.record(instance, "Bigtable instance", object.union(_place(instance), {
		"holds_data": true,
		"survives_data_centre": _in_two(instance, _zones(instance), "zone", "another zone"),
		"survives_region": _in_two(instance, _regions(instance), "region", "a zone of another region"),
		"deletion_refused": lib.flag(instance, ["deletion_protection"], true),
	}))
]

_clusters(instance) := lib.at(instance, ["cluster"], [])

_zones(instance) := sort({zone | some i, _ in _clusters(instance); zone := lib.google_zone(instance, ["cluster", i, "zone"])})

_regions(instance) := sort({lib.google_region_of_zone(zone) | some zone in _zones(instance)})

# Clusters of several regions are in no one region.
_place(instance) := {"region": _regions(instance)[0], "global": false, "data_centres": _zones(instance)} if {
	count(_regions(instance)) == 1
} else := {"region": null, "global": count(_regions(instance)) > 1}

_in_two(instance, places, what, other) := lib.holds($"its clusters are in {lib.listed(places)}") if {
	count(places) > 1
} else := lib.undecided_at(instance, ["cluster"]) if {
	lib.unknown_at(instance, ["cluster"])
} else := lib.undecided($"{instance.address}: the {what} of a cluster is known only after apply") if {
	count(_clusters(instance)) > 1
	count(_zones(instance)) < count(_clusters(instance))
} else := lib.fails("it has one cluster", "cluster", $"Add a `cluster` block in {other}.") if {
	count(_clusters(instance)) < 2
} else := lib.fails($"its clusters are all in {lib.listed(places)}", "cluster", $"Move a `cluster` to {other}.")

_tables := [record |
	some table in input.terraform.google_bigtable_table
	instances := sort(lib.refs(table, "instance_name"))
	place := _place_of(instances)
	record := components.record(table, "Bigtable table", object.union(place, {
		"holds_data": true,
		"backed_up": _backed_up(table),
		"needs": instances,
	}))
]

_place_of(instances) := object.remove(_place(_by_id[instances[0]]), ["data_centres"]) if {
	_by_id[instances[0]]
} else := {"region": null, "global": false}

_by_id := {instance.id: instance | some instance in input.terraform.google_bigtable_instance}

_backed_up(table) := lib.fails("automated_backup_policy.frequency is 0", "automated_backup_policy", _mend) if {
	lib.at(table, ["automated_backup_policy", 0, "frequency", "seconds"], null) == 0
} else := lib.given(table, ["automated_backup_policy"], _mend)

_mend := "Give it an `automated_backup_policy` with `frequency = \"24h0m0s\"` and `retention_period = \"168h0m0s\"`."
