# METADATA
# title: Servers of Hetzner Cloud
# description: What rules of this folder share; a package of one's own is resilience.own.<name>.
package resilience.own.hetzner

import data.resilience.lib

# METADATA
# description: |
#   The servers of each role (their label `role`), `{id, name, locations, servers, unknown}` by the id of the first; a location that is known only after apply
#   makes the answer undetermined.
roles := {sort(ids)[0]: record |
	some role, ids in _by_role
	servers := [_servers[id] | some id in sort(ids)]
	record := {
		"id": sort(ids)[0], "name": role, "servers": sort(ids),
		"locations": sort({location | some server in servers; location := lib.text(server, ["location"]); location != ""}),
		"unknown": {"locations": reason | some reason in [lib.why_unknown(server, ["location"]) | some server in servers; lib.unknown_at(server, ["location"])]},
	}
}

_servers := {server.id: server | some server in input.terraform.hcloud_server}

_by_role[role] contains server.id if {
	some server in input.terraform.hcloud_server
	role := lib.text(server, ["labels", "role"])
	role != ""
}
