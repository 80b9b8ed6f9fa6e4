# METADATA
# title: Cognito user pools
# description: |
#   A pool is kept in several zones of its region. Nobody can take a copy of the passwords in it: a pool that is deleted is gone, and every user has to sign up
#   again.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html
#     description: Deletion protection of user pools
package resilience.model.data_services.adapters.aws_cognito

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the user pools in the input.
found := [record |
	some pool in input.terraform.aws_cognito_user_pool
	record := components.record(pool, "user pool", {
		"holds_data": true, "survives_data_centre": lib.holds("Cognito keeps it in several zones"),
		"deletion_refused": lib.one_of(pool, ["deletion_protection"], "INACTIVE", ["ACTIVE"]),
	})
]
