# METADATA
# title: Routing policies of Cloud DNS
# description: |
#   A record set may lead by weight, by the place of who asks, or to a backup while the primary target does not answer. Only targets that are checked, internal load
#   balancers or external endpoints, are left out while they fail; the plain addresses of `rrdatas` are answered with in any case.
# related_resources:
#   - ref: https://cloud.google.com/dns/docs/routing-policies-overview
#     description: Routing policies and health checks
package resilience.model.entries.adapters.google_dns

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Entry records of the record sets with a routing policy in the input.
found := [entry |
	some record in input.terraform.google_dns_record_set
	policy := _policy(record)
	items := _items(record, policy.block)
	entry := {
		"id": record.id, "name": $"{lib.at(record, ["name"], record.address)}", "kind": policy.kind,
		"targets": [item.name | some item in items],
		"reaches": sort({id | some item in items; some id in item.ids}),
		"regions": sort({item.region | some item in items; item.region != null}),
		"unchecked": [item.name | some item in items; not item.checked],
		"detection_s": null, "ttl_s": lib.time_at(record, "ttl", 300),
		"related": [record.id],
		"unknown": {"regions": $"{record.address}: the region behind {blind[0].name} is not known" |
			blind := [item | some item in items; item.region == null]
			count(blind) > 0
		},
	}
]

_policy(record) := policies[0] if {
	policies := [policy |
		some policy in [{"block": "primary_backup", "kind": "dns failover"}, {"block": "geo", "kind": "dns geolocation"}, {"block": "wrr", "kind": "dns weighted"}]
		count(lib.at(record, ["routing_policy", 0, policy.block], [])) > 0
	]
	count(policies) > 0
}

# What it may answer with, `{name, ids, region, checked}`. The backup is the last resort, and not waited for.
_items(record, "primary_backup") := array.concat(
	[_item(record, "routing_policy.0.primary_backup.0.primary", "primary", null, true)],
	[_item(record, $"routing_policy.0.primary_backup.0.backup_geo.{i}", $"backup {name}", name, true) |
		some i, geo in lib.at(record, ["routing_policy", 0, "primary_backup", 0, "backup_geo"], [])
		name := object.get(geo, "location", null)
	],
)

_items(record, block) := [_item(record, path, _called(path, item), object.get(item, "location", null), _is_checked(record, path)) |
	some i, item in lib.at(record, ["routing_policy", 0, block], [])
	path := $"routing_policy.0.{block}.{i}"
] if {
	block != "primary_backup"
}

_called(_, item) := item.location if is_string(item.location)

_called(path, item) := path if not is_string(object.get(item, "location", null))

_item(record, path, name, location, checked) := {"name": $"{name}", "ids": ids, "region": _region(ids, location), "checked": checked} if {
	ids := {id | some named in lib.refs(record, path); some id in _at_address(named)}
}

# The location of a geographical answer is where it is asked from, which is where it leads unless what it leads to says otherwise.
_region(ids, location) := regions[0] if {
	regions := sort({region | some id in ids; region := components.by_id[id].region; region != null})
	count(regions) == 1
} else := location if {
	is_string(location)
} else := null

_is_checked(record, path) if {
	lib.refs(record, $"{path}.health_checked_targets") != set()
} else := false

# A reserved address leads to what takes in traffic there.
_at_address(id) := {rule | some rule in _rules_at[id]} if {
	_rules_at[id]
} else := {id}

_rules_at := {address.id: rules |
	some type in ["google_compute_address", "google_compute_global_address"]
	some address in input.terraform[type]
	rules := lib.referrers(address, "ip_address") | lib.referrers(address, "network_interface.access_config.nat_ip")
	count(rules) > 0
}
