# METADATA
# title: Deleting what holds data is refused
# description: |
#   One wrong plan, script or click deletes a database in seconds. Where deletion protection is on, it has to be taken off first, which
#   somebody notices.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
#     description: Deletion protection of RDS
# custom:
#   severity: warning
#   remediation: |
#     RDS: `deletion_protection = true`.
#   standards: [AWS REL09-BP02, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - AWS-0177
#     - AWS-0343
#     - CKV_AWS_139
#     - CKV_AWS_293
#     - RDS_CLUSTER_DELETION_PROTECTION_ENABLED
#     - RDS_INSTANCE_DELETION_PROTECTION_ENABLED
#   since: 0.1.0
package resilience.rules.dr["deletion-refused"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.prerequisites

# METADATA
# description: What holds data and can be protected from deletion, and what recovery needs besides.
subjects := {id: component |
	some id, component in lib.asked_of(components.by_id, "deletion_refused")
	_is_missed(component)
}

needs := ["deletion_refused"]

protects := "data"

violations contains lib.entry(component, component.deletion_refused, $"{component.name} can be deleted at once ({component.deletion_refused.why}).") if {
	some component in subjects
	component.deletion_refused.holds == false
}

_is_missed(component) if component.holds_data

_is_missed(component) if prerequisites.by_id[component.id]
