# METADATA
# title: How soon probes see a failure
# description: What asks pods whether they serve, and how long it takes until it acts on the answer.
package resilience.model.detections

# METADATA
# description: Id of a workload to how soon its probes see that it fails.
by_id := {detection.id: detection | some detection in data.resilience.model.detections.adapters[_].found}
