# METADATA
# title: The state of Terraform can be recovered
# description: |
#   Terraform knows what it made by its state. Where that is lost, or spoilt by two runs at once, nothing can be changed or built again before all is imported by hand:
#   in a recovery there is no time for it.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/state/locking
#     description: State locking
#   - ref: https://developer.hashicorp.com/terraform/language/backend/s3
#     description: The S3 backend
# custom:
#   severity: warning
#   remediation: |
#     `backend "s3"` with `use_lockfile = true` (Terraform 1.10) or `dynamodb_table`, and versions in its bucket; `gcs` or `azurerm` with versions; or HCP Terraform.
#   standards: [AWS REL09-BP01, AWS REL13-BP05, "Azure RE:09", NIST CP-9, NIST CP-10, ISO 27001 A.8.13]
#   equivalents: []
#   since: 0.1.0
package resilience.rules.dr["state-recoverable"]

import data.resilience.model.states

# METADATA
# description: States of which it is in sight how they are kept.
subjects := states.by_id

needs := ["recoverable"]

protects := "data"

violations contains {
	"subject": id,
	"attribute": state.recoverable.attribute,
	"related": state.related,
	"message": $"The state of Terraform can be lost or spoilt: {state.recoverable.why}.",
	"remediation": state.recoverable.mend,
	"evidence": [{"name": "decided by", "value": state.recoverable.why, "unit": "", "from": id}],
} if {
	some id, state in subjects
	state.recoverable.holds == false
}
