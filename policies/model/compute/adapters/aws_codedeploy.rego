# METADATA
# title: Deployment configurations of CodeDeploy
# description: |
#   How many machines a deployment leaves in service: a number of them or a share. Only those of machines say it; functions and containers are shifted to.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
#     description: Deployment configurations
package resilience.model.compute.adapters.aws_codedeploy

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the configurations for machines in the input.
found := [record |
	some config in input.terraform.aws_codedeploy_deployment_config
	lib.text(config, ["compute_platform"]) in {"", "Server"}
	count(lib.at(config, ["minimum_healthy_hosts"], [])) > 0
	record := components.record(config, "deployment configuration", {"rollout": lib.with_why(
		lib.at_least(config, ["minimum_healthy_hosts", 0, "value"], null, 1),
		"minimum_healthy_hosts lets all machines be away",
	)})
]
