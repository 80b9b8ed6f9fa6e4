# METADATA
# title: Replicas of a machine image
# description: |
#   In each region an image has as many replicas as it is told, one by default, and about twenty machines can be made of each at once. It is kept redundantly with one too, so
#   that more are asked for only where the settings say so.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling
#     description: Replicas of an image version
package resilience.model.prerequisites.image_replicas

import data.resilience.lib

# METADATA
# description: Id of an image version to a record with the verdict, `scales`, of three replicas in each of its regions.
by_id := {image.id: {"id": image.id, "name": image.address, "related": [], "scales": verdict, "unknown": {"scales": verdict.why | verdict.holds == null}} |
	some image in input.terraform.azurerm_shared_image_version
	regions := lib.at(image, ["target_region"], [])
	count(regions) > 0
	verdict := lib.all_of([lib.at_least(image, ["target_region", i, "regional_replica_count"], 1, 3) | some i, _ in regions])
}
