# METADATA
# title: Types of machines that a group may take
# description: |
#   Whether a group that replaces a machine has another type to turn to where one is short, as it is when many look for a replacement at once. Machines on demand are
#   seldom short, so that it is asked of their groups only where the settings say so; of spot machines always.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
#     description: Several machine types in one group
package resilience.model.compute.machine_types

import data.resilience.model.compute.adapters.aws_autoscaling

# METADATA
# description: Id of a group of machines on demand to the verdict.
verdicts := aws_autoscaling.of_several_types
