package resilience.rules_test.dr.state_recoverable

import data.resilience.main
import data.resilience.testing as build

_judged(built) := judged if {
	judged := main.result.rules.dr["state-recoverable"] with input as build.document([built], {})
}

_backend(values) := build.terraform("terraform_backend", "s3", {"values": values})

test_a_state_that_nothing_locks if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged(_backend({"type": "s3"})).violations] == [[
		"The state of Terraform can be lost or spoilt: nothing keeps two runs from writing it at once.", "use_lockfile", "Set `use_lockfile = true`.",
	]]
}

test_a_state_that_is_locked if {
	_judged(_backend({"type": "s3", "use_lockfile": true})) == {"subjects": ["plan.json#terraform_backend.s3"], "violations": [], "undetermined": []}
}

test_what_is_given_from_outside_is_undetermined if {
	judged := _judged(build.over(_backend({"type": "s3"}), {"unknown": {"use_lockfile": true}}))
	[entry.message | some entry in judged.undetermined] == ["what locks it is given to terraform init from outside"]
}
