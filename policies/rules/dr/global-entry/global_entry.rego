# METADATA
# title: A global entry reaches two regions and checks their health
# description: |
#   When a region is lost, traffic must go to the region where service is restored: a global load balancer or DNS with targets in at
#   least two regions, which sends nothing to a target that it has not found healthy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html
#     description: DNS failover with health checks
#   - ref: https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups.html
#     description: Endpoint groups
# custom:
#   severity: error
#   remediation:
#     - for: AWS
#       types: [aws_]
#       text: |
#         Route 53: two records of one name with `failover_routing_policy` PRIMARY and SECONDARY, the primary with a `health_check_id` that is not
#         disabled (or `evaluate_target_health = true` on its alias). Or an accelerator with an endpoint group in each region. CloudFront: an
#         `origin_group` with origins in two regions, which every cache behaviour has as its `target_origin_id`.
#     - for: Google
#       types: [google_]
#       text: |
#         A global load balancer whose backend service has groups in two regions and a health check.
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         Traffic Manager or Front Door: two endpoints or origins or more, in two regions, each probed.
#   standards: [S3, AWS REL02-BP01, AWS REL11-BP02, "Azure RE:05", NIST CP-8(2), NIST CP-10, ISO 27001 A.8.14]
#   equivalents:
#     - 3538aa48
#     - 5b422a7f
#     - 7d09523b
#     - Azure.FrontDoor.Probe
#     - Azure.TrafficManager.Endpoints
#     - CKV_AWS_310
#     - CLOUDFRONT_ORIGIN_FAILOVER_ENABLED
#     - cloudfront_distributions_multiple_origin_failover_configured
#   since: 0.1.0
#   parameters:
#     longest_ttl_s:
#       type: number
#       default: 0
#       minimum: 0
#       maximum: 604800
#       description: For how many seconds resolvers may keep a name at most, of any record; 0 asks it of none
package resilience.rules.dr["global-entry"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.entries
import data.resilience.model.entries.names

# METADATA
# description: |
#   Entries that lead to several regions, or must since a recovery region is declared; and the estate itself where a recovery region is
#   declared and no entry is there at all.
subjects := object.union(object.union(_kept_names, _entries), _missing)

needs := ["regions", "unchecked"]

protects := "recovery"

violations contains {
	"subject": id,
	"related": entry.related,
	"message": $"{entry.name} leads to {_where(entry)} only: when that region is lost, traffic does not reach the region where service is restored.",
	"evidence": [{"name": "regions behind the entry", "value": count(entry.regions), "unit": "", "from": id}],
} if {
	some id, entry in _entries
	not entry.unknown.regions
	not entry.alone
	count(entry.regions) < 2
}

violations contains {
	"subject": id,
	"related": entry.related,
	"message": $"{entry.name} leads to {entry.targets[0]} alone: when that fails, it has nothing to turn to.",
	"evidence": [{"name": "targets", "value": 1, "unit": "", "from": id}],
} if {
	some id, entry in _entries
	entry.alone
}

violations contains {
	"subject": id,
	"attribute": "health_check_id",
	"related": entry.related,
	"message": $"{entry.name} sends traffic to {lib.listed(entry.unchecked)} without a health check: a lost region keeps its traffic.",
	"evidence": [{"name": "targets without a health check", "value": count(entry.unchecked), "unit": "", "from": id}],
} if {
	some id, entry in _entries
	count(entry.regions) >= 2
	count(entry.unchecked) > 0
}

violations contains object.union(_nothing_leads_there(id), {"evidence": [{"name": "global entries", "value": 0, "unit": "", "from": "all inputs"}]}) if {
	some id, _ in _missing
	_shows_both_regions
}

# Where the inputs do not show the machines of both regions they may not show the entry either.
undetermined contains _nothing_leads_there(id) if {
	some id, _ in _missing
	not _shows_both_regions
}

violations contains {
	"subject": id,
	"attribute": "ttl",
	"message": $"Resolvers keep {record.name} for {lib.duration(record.ttl_s)}: for as long clients go on to what it led to before.",
	"remediation": $"Set `ttl = {_longest_ttl_s}` or less.",
	"evidence": [
		{"name": "time to live", "value": record.ttl_s, "unit": "s", "from": id},
		{"name": "wanted at most", "value": _longest_ttl_s, "unit": "s", "from": "setting"},
	],
} if {
	some id, record in _kept_names
	record.ttl_s > _longest_ttl_s
}

_longest_ttl_s := lib.parameter("dr/global-entry", "longest_ttl_s", 0)

_kept_names := names.by_id if {
	_longest_ttl_s > 0
} else := {}

_nothing_leads_there(id) := {
	"subject": id,
	"message": $"No global entry is in sight, though {lib.listed(input.settings.regions.recovery)} is declared for recovery: after a restore there, clients must be pointed to it by hand.",
}

_where(entry) := entry.regions[0] if {
	count(entry.regions) > 0
} else := lib.listed(entry.targets)

_entries := {id: entry |
	some id, entry in entries.by_id
	_must_reach_two(entry)
}

_must_reach_two(entry) if count(entry.regions) >= 2

_must_reach_two(entry) if entry.alone

# Weights may share traffic between versions in one region; the other kinds choose between places.
_must_reach_two(entry) if {
	count(input.settings.regions.recovery) > 0
	not _shares_only[entry.kind]
}

_must_reach_two(_) if {
	count(input.settings.regions.recovery) > 0
	every other in entries.by_id { _shares_only[other.kind] }
}

_shares_only := {"dns weighted": true, "dns multivalue": true}

_missing := {"estate": {"id": "estate", "unknown": {}} |
	count(input.settings.regions.recovery) > 0
	count(entries.by_id) == 0
}

_shows_both_regions if {
	some id, cluster in clusters.by_id
	lib.standby[id]
	count(cluster.regions) > 0
	some other, live in clusters.by_id
	not lib.standby[other]
	count(live.regions) > 0
}
