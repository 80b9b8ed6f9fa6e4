package resilience.states_backends_test

import data.resilience.lib
import data.resilience.model.states
import data.resilience.testing as build

_backend(values) := build.terraform("terraform_backend", "s3", {"values": values})

_found(resources) := found if {
	found := states.by_id with input as build.document(resources, {})
}

_verdict(resources) := found["plan.json#terraform_backend.s3"].recoverable if found := _found(resources)

_bucket := build.terraform("aws_s3_bucket", "states", {"values": {"bucket": "states"}})

_versions := build.referring(build.terraform("aws_s3_bucket_versioning", "states", {"values": {"versioning_configuration": [{"status": "Enabled"}]}}), {"bucket": [_bucket]})

test_a_local_file if {
	_found([_backend({"type": "local"})]) == {"plan.json#terraform_backend.s3": {
		"id": "plan.json#terraform_backend.s3", "name": "terraform_backend.s3", "related": [], "unknown": {},
		"recoverable": lib.fails("it is a file beside the configuration", "type", "Keep it in a bucket with versions: `backend \"s3\"` with `use_lockfile = true`, `gcs` or `azurerm`."),
	}}
}

test_locks if {
	_verdict([_backend({"type": "s3", "bucket": "states"})]) == lib.fails("nothing keeps two runs from writing it at once", "use_lockfile", "Set `use_lockfile = true`.")
	_verdict([_backend({"type": "s3", "bucket": "states", "dynamodb_table": "locks"})]).holds
	_verdict([_backend({"type": "s3", "bucket": "states", "use_lockfile": true})]).holds
	_found([build.over(_backend({"type": "s3"}), {"unknown": {"dynamodb_table": true}})])["plan.json#terraform_backend.s3"].unknown == {"recoverable": "what locks it is given to terraform init from outside"}
}

test_versions_of_a_bucket_in_sight if {
	backend := build.referring(_backend({"type": "s3", "use_lockfile": true}), {"bucket": [_bucket]})
	_verdict([backend, _bucket]).why == "its bucket keeps no earlier versions"
	_verdict([backend, _bucket, _versions]).holds
}

test_platforms_and_other_backends if {
	_verdict([_backend({"type": "cloud"})]).holds
	every type in ["gcs", "azurerm", "http"] { _found([_backend({"type": type})]) == {} }
}
