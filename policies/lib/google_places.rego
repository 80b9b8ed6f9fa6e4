# Where resources of Google Cloud stand, as their attributes write it: names, or links that end in them.
package resilience.lib

# METADATA
# description: The last part of a name or link, `europe-west1-b` of `projects/p/zones/europe-west1-b`.
last_part(text) := parts[count(parts) - 1] if parts := split(text, "/")

# METADATA
# description: The zone that an attribute names, undefined where it names none (a path, as `text` takes it).
google_zone(resource, path) := zone if {
	zone := last_part(text(resource, path))
	google_region_of_zone(zone)
}

# METADATA
# description: The region of a zone, `europe-west1` of `europe-west1-b`, undefined of what is no zone.
google_region_of_zone(zone) := regex.find_all_string_submatch_n(`^([a-z]+-[a-z]+[0-9]+)-[a-z]$`, zone, 1)[0][1]

# METADATA
# description: True of the name of one region, `europe-west1`, not of a multi-region such as `eu` or `nam4`, however it is written.
is_google_region(name) if regex.match(`^[a-z]+-[a-z]+[0-9]+$`, lower(name))

# METADATA
# description: |
#   Where copies can be restored that Google keeps in `locations` (regions or multi-regions), of something in region `own`: in its own region, as long
#   as that is there, and in each location besides. Where none is named they are kept in the closest multi-region. Null stands for a region that is not known.
google_regions_of_copies(own, locations) := sort({own} | {lower(location) | some location in locations; is_string(location)}) if {
	count(locations) > 0
} else := sort({own, "the closest multi-region"})

# METADATA
# description: |
#   The zones that Google chooses in a region where the configuration names none, for machines of a group and nodes of a cluster. There are three, whichever they are.
google_chosen_zones(region) := [$"{region} (zone {n})" | some n in [1, 2, 3]]

# METADATA
# description: |
#   The zones that an attribute names, a list of names or links, as `{data_centres, unknown}` (see `locations`): those that Google chooses in `region`, which may
#   be null, where it names none.
google_zones(resource, attribute, region) := {"data_centres": sort(named), "unknown": []} if {
	named := {zone | some i, _ in at(resource, [attribute], []); zone := google_zone(resource, [attribute, i])}
	count(named) > 0
} else := {"data_centres": [], "unknown": [why_unknown(resource, [attribute])]} if {
	is_hidden(resource, [attribute])
} else := {"data_centres": google_chosen_zones(region), "unknown": []} if {
	is_string(region)
} else := {"data_centres": [], "unknown": [$"{resource.address}: its region is not known"]}
