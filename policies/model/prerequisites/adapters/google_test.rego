package resilience.prerequisites_google_test

import data.resilience.lib
import data.resilience.model.prerequisites.adapters.google
import data.resilience.testing as build

_found(resources) := found if {
	found := google.found with input as build.document(resources, {})
}

_ring(location) := build.terraform("google_kms_key_ring", "shop", {"values": {"location": location}})

_key := build.referring(build.terraform("google_kms_crypto_key", "shop", {}), {"key_ring": ["plan.json#google_kms_key_ring.shop"]})

test_a_key_of_one_region if {
	_found([_ring("europe-west1"), _key]) == [build.component(_key, "key", {
		"region": "europe-west1", "related": ["plan.json#google_kms_key_ring.shop"],
		"survives_region": lib.fails("it is in europe-west1", null, "Make its key ring in a location of several regions, such as `europe`, `us` or `eur4`; a key can't be moved."),
	})]
}

test_a_key_of_several_regions if {
	_found([_ring("Europe"), _key]) == [build.component(_key, "key", {
		"region": null, "global": true, "related": ["plan.json#google_kms_key_ring.shop"], "survives_region": lib.holds("it is in europe"),
	})]
}

test_a_key_whose_ring_is_not_in_sight if {
	_found([_key]) == [build.component(_key, "key", {
		"region": null, "survives_region": lib.undecided("the location of the key ring of google_kms_crypto_key.shop is not known"),
	})]
}

_secret(replication) := build.terraform("google_secret_manager_secret", "token", {"values": {"replication": [replication]}})

_in(locations) := {"user_managed": [{"replicas": [{"location": location} | some location in locations]}]}

test_a_secret_in_one_region if {
	secret := _secret(_in(["europe-west1"]))
	_found([secret]) == [build.component(secret, "secret", {
		"region": "europe-west1",
		"survives_region": lib.fails("it is in europe-west1 only", "replication.0.user_managed", "Name a second region under `replication.user_managed.replicas`, or use `replication { auto {} }`."),
	})]
}

test_secrets_in_several_regions if {
	two := _secret(_in(["europe-west4", "europe-west1"]))
	_found([two]) == [build.component(two, "secret", {"region": null, "global": true, "survives_region": lib.holds("it is copied to europe-west1 and europe-west4")})]
	every replication in [{"auto": [{}]}, {"automatic": true}] {
		[all] := _found([_secret(replication)])
		all.survives_region == lib.holds("it is copied to regions that Google chooses")
	}
}

test_a_secret_of_which_it_is_not_known if {
	[hidden] := _found([build.over(_secret({}), {"withheld": {"replication": true}})])
	hidden.survives_region.why == "google_secret_manager_secret.token: replication is marked sensitive"
	[open] := _found([_secret({"user_managed": [{}]})])
	open.survives_region.holds == null
}

_repository(values) := build.terraform("google_artifact_registry_repository", "images", {"values": values})

test_a_repository_of_images if {
	regional := _repository({"location": "europe-west1"})
	_found([regional]) == [build.component(regional, "repository", {
		"region": "europe-west1",
		"survives_region": lib.fails("it is in europe-west1", "location", "Make it in a multi-region, such as `europe` or `us`, or push images to a repository in the recovery region too."),
	})]
	[multi] := _found([_repository({"location": "europe"})])
	[multi.global, multi.survives_region] == [true, lib.holds("it is in europe")]
	[open] := _found([build.over(_repository({}), {"unknown": {"location": true}})])
	open.survives_region == lib.undecided("google_artifact_registry_repository.images: location is known only after apply")
	_found([_repository({"location": "europe-west1", "mode": "REMOTE_REPOSITORY"})]) == []
}
