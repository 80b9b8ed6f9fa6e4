# METADATA
# title: Endpoints of SageMaker
# description: |
#   A variant answers from as many machines as its configuration says, which SageMaker spreads over zones where there are two or more. A variant without machines
#   (serverless) has none to lose.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html
#     description: Deploy several instances across zones
package resilience.model.compute.adapters.aws_sagemaker

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the endpoint configurations in the input that run on machines.
found := [record |
	some configuration in input.terraform.aws_sagemaker_endpoint_configuration
	verdicts := [lib.at_least(configuration, ["production_variants", i, "initial_instance_count"], 1, 2) |
		some i, variant in lib.at(configuration, ["production_variants"], [])
		count(object.get(variant, "serverless_config", [])) == 0
	]
	count(verdicts) > 0
	survives := lib.all_of(verdicts)
	record := components.record(configuration, "model endpoint", {"survives_node": survives, "survives_data_centre": survives})
]
