# METADATA
# title: App Runner services
# description: App Runner runs a service over several zones of its region, starts and replaces its containers, and scales them, by itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apprunner/latest/dg/disaster-recovery-resiliency.html
#     description: Resilience in App Runner
package resilience.model.compute.adapters.aws_app_runner

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the App Runner services in the input.
found := [record |
	some service in input.terraform.aws_apprunner_service
	record := components.record(service, "container service", {
		"survives_node": lib.holds("App Runner replaces what fails"),
		"survives_data_centre": lib.holds("App Runner runs it in several data centres"),
		"replaced": lib.holds("App Runner replaces what fails"),
		"scales": lib.holds("App Runner scales it"),
		"needs": sort(lib.refs(service, "source_configuration")),
	})
]
