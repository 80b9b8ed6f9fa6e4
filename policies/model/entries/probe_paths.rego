# METADATA
# title: What the probes of Front Door ask for
# description: |
#   Whether probes ask for a path of their own. Of the path that is asked where none is given, only who wrote the application knows whether it tells of health, so that it is
#   asked only where the settings say so.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/frontdoor/health-probes
#     description: Health probes of Front Door
package resilience.model.entries.probe_paths

import data.resilience.lib

# METADATA
# description: Id of what probes to a record with the verdict, `checked`.
by_id := {id: {"id": id, "name": door.address, "related": [], "checked": verdict, "unknown": {}} |
	some type, block in {"azurerm_cdn_frontdoor_origin_group": "health_probe", "azurerm_frontdoor": "backend_pool_health_probe"}
	some door in input.terraform[type]
	id := door.id
	probes := lib.at(door, [block], [])
	count(probes) > 0
	verdict := lib.all_of([_own(door, [block, i, "path"]) | some i, _ in probes])
}

_own(door, path) := lib.undecided_at(door, path) if {
	lib.is_hidden(door, path)
} else := lib.fails("its probes ask for the root path", lib.dotted(path), "Set `path` to one that answers only where the application serves.") if {
	lib.at(door, path, "/") in {"/", ""}
} else := lib.holds("its probes ask for a path of their own")
