# METADATA
# title: Backends
# description: |
#   A local file goes with the machine. In a bucket of S3 the state is locked where a DynamoDB table or, since Terraform 1.10, a lock file is named; Cloud Storage and
#   Azure lock by themselves. Versions bring back a state that was overwritten; of a bucket in no input nothing is asked. HCP Terraform keeps every version.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/backend/s3
#     description: The S3 backend
#   - ref: https://developer.hashicorp.com/terraform/language/state/backup
#     description: Recovering state
package resilience.model.states.adapters.backends

import data.resilience.lib
import data.resilience.model.stores

# METADATA
# description: Records of the backends in the input of which something can be said.
found := [{
	"id": backend.id, "name": backend.address, "recoverable": verdict, "related": _buckets(backend),
	"unknown": _unknown(verdict),
} |
	some backend in input.terraform.terraform_backend
	verdicts := _verdicts(backend, lib.text(backend, ["type"]))
	count(verdicts) > 0
	verdict := lib.all_of(verdicts)
]

_unknown(verdict) := {"recoverable": verdict.why} if verdict.holds == null

_unknown(verdict) := {} if verdict.holds != null

_verdicts(_, "local") := [lib.fails("it is a file beside the configuration", "type", "Keep it in a bucket with versions: `backend \"s3\"` with `use_lockfile = true`, `gcs` or `azurerm`.")]

_verdicts(backend, "s3") := array.concat(_versioned(backend), [_locked(backend)])

_verdicts(backend, type) := _versioned(backend) if type in {"gcs", "azurerm"}

_verdicts(_, type) := [lib.holds("the platform keeps every version and locks it")] if type in {"cloud", "remote"}

_buckets(backend) := sort([id | some attribute in ["bucket", "storage_account_name"]; some id in lib.refs(backend, attribute); stores.buckets[id]])

_versioned(backend) := [lib.with_why(stores.buckets[id].deletion_undone, "its bucket keeps no earlier versions") |
	some id in _buckets(backend)
	stores.buckets[id].deletion_undone != null
]

_locked(backend) := lib.holds("a DynamoDB table locks it") if {
	lib.text(backend, ["dynamodb_table"]) != ""
} else := lib.undecided("what locks it is given to terraform init from outside") if {
	some attribute in ["dynamodb_table", "use_lockfile"]
	lib.unknown_at(backend, [attribute])
} else := lib.with_why(lib.flag(backend, ["use_lockfile"], false), "nothing keeps two runs from writing it at once")
