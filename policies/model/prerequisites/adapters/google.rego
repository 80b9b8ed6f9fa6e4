# METADATA
# title: Keys, secrets and images of Google Cloud
# description: |
#   A key can be used where its key ring is: a region, a multi-region such as `europe`, or everywhere (`global`). A secret is copied to all regions that
#   Google chooses, or to those that are named. A repository of images is in a region or a multi-region.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/locations
#     description: Locations of Cloud KMS
#   - ref: https://cloud.google.com/secret-manager/docs/choosing-replication
#     description: Replication of secrets
#   - ref: https://cloud.google.com/artifact-registry/docs/repositories/repo-locations
#     description: Locations of repositories
package resilience.model.prerequisites.adapters.google

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the keys, secrets and repositories in the input.
found := array.concat(array.concat(_keys, _secrets), _repositories)

_keys := [record |
	some key in input.terraform.google_kms_crypto_key
	rings := sort([id | some id in lib.refs(key, "key_ring"); _rings[id]])
	location := _location(rings)
	record := components.record(key, "key", object.union(_place(location), {
		"survives_region": _beyond(location, $"the location of the key ring of {key.address} is not known", null, "Make its key ring in a location of several regions, such as `europe`, `us` or `eur4`; a key can't be moved."),
		"related": rings,
	}))
]

_rings := {ring.id: ring | some ring in input.terraform.google_kms_key_ring}

_location(rings) := lower(lib.text(_rings[rings[0]], ["location"])) if {
	count(rings) > 0
} else := ""

_place("") := {"region": null, "global": false}

_place(location) := {"region": location, "global": false} if lib.is_google_region(location)

_place(location) := {"region": null, "global": true} if {
	location != ""
	not lib.is_google_region(location)
}

_beyond("", why, _, _) := lib.undecided(why)

_beyond(location, _, attribute, mend) := lib.fails($"it is in {location}", attribute, mend) if lib.is_google_region(location)

_beyond(location, _, _, _) := lib.holds($"it is in {location}") if {
	location != ""
	not lib.is_google_region(location)
}

_secrets := [record |
	some secret in input.terraform.google_secret_manager_secret
	regions := _replicas(secret)
	record := components.record(secret, "secret", object.union(_standing(regions), {"survives_region": _replicated(secret, regions)}))
]

_replicas(secret) := {lower(location) |
	some replica in lib.at(secret, ["replication", 0, "user_managed", 0, "replicas"], [])
	location := replica.location
	is_string(location)
}

_standing(regions) := {"region": sort(regions)[0], "global": false} if {
	count(regions) == 1
} else := {"region": null, "global": true}

# `automatic` until version 4 of the provider, `auto` since version 5. One that names no place is copied everywhere.
_replicated(secret, regions) := lib.undecided_at(secret, ["replication"]) if {
	lib.is_hidden(secret, ["replication"])
} else := lib.holds($"it is copied to {lib.listed(sort(regions))}") if {
	count(regions) > 1
} else := lib.fails($"it is in {sort(regions)[0]} only", "replication.0.user_managed", "Name a second region under `replication.user_managed.replicas`, or use `replication { auto {} }`.") if {
	count(regions) == 1
} else := lib.undecided_at(secret, ["replication", 0, "user_managed"]) if {
	count(lib.at(secret, ["replication", 0, "user_managed"], [])) > 0
} else := lib.holds("it is copied to regions that Google chooses")

# Remote and virtual repositories hold nothing of their own.
_repositories := [record |
	some repository in input.terraform.google_artifact_registry_repository
	lib.at(repository, ["mode"], "STANDARD_REPOSITORY") == "STANDARD_REPOSITORY"
	location := lower(lib.text(repository, ["location"]))
	record := components.record(repository, "repository", object.union(_place(location), {
		"survives_region": _beyond(location, lib.why_unknown(repository, ["location"]), "location", "Make it in a multi-region, such as `europe` or `us`, or push images to a repository in the recovery region too."),
	}))
]
