# METADATA
# title: Servers of a role are in two locations
# description: |
#   Hetzner Cloud has no zones inside of a location: servers of one role that are all in one location are gone together. A role is what the label `role` says.
# related_resources:
#   - ref: https://docs.hetzner.com/cloud/general/locations/
#     description: Locations of Hetzner Cloud
# custom:
#   severity: error
#   remediation: Give one of the servers another `location`.
package resilience.rules.acme["servers-in-two-locations"]

import data.resilience.lib
import data.resilience.own.hetzner

subjects := hetzner.roles

needs := ["locations"]

protects := "data-centre"

violations contains {
	"subject": id,
	"attribute": "location",
	"related": role.servers,
	"message": $"The {lib.counted(count(role.servers), "server", "servers")} of role {role.name} are all in {role.locations[0]}: when it is lost, so are they.",
	"evidence": [{"name": "locations", "value": count(role.locations), "unit": "", "from": id}],
} if {
	some id, role in subjects
	count(role.locations) == 1
	not role.unknown.locations
}
