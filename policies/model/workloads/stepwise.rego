# METADATA
# title: What a Rollout of Argo does with old and new pods
# description: |
#   After a switch of traffic the old pods stay for 30 seconds, so that every node has taken the new addresses before they go; with less, requests still reach pods
#   that are gone. A new version that gets no further by its deadline is only marked as degraded unless it is told to abort: until somebody does, what the step
#   took away stays away.
# related_resources:
#   - ref: https://argo-rollouts.readthedocs.io/en/stable/features/specification/
#     description: scaleDownDelaySeconds, progressDeadlineAbort
package resilience.model.workloads.stepwise

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: Id of a Rollout to whether old pods stay until nothing reaches them any more, as a verdict.
drained := {id: verdict |
	some id, kind in _rollouts
	some path in [["spec", "strategy", "blueGreen", "scaleDownDelaySeconds"], ["spec", "strategy", "canary", "scaleDownDelaySeconds"]]
	_switches(kind.manifest, path[2])
	verdict := lib.at_least(kind.manifest, path, 30, 30)
}

# The delay counts where traffic is switched: of a canary by a router.
_switches(rollout, "blueGreen") if lib.at(rollout, ["spec", "strategy", "blueGreen"], null) != null

_switches(rollout, "canary") if {
	lib.at(rollout, ["spec", "strategy", "blueGreen"], null) == null
	lib.at(rollout, ["spec", "strategy", "canary", "trafficRouting"], null) != null
}

# METADATA
# description: Id of a Rollout that has a deadline of its own to whether a version that does not meet it is given up, as a verdict.
given_up := {id: verdict |
	some id, kind in _rollouts
	lib.at(kind.manifest, ["spec", "progressDeadlineSeconds"], null) != null
	verdict := lib.flag(kind.manifest, ["spec", "progressDeadlineAbort"], false)
}

_rollouts := {id: kind | some id, kind in kinds.by_id; kind.type == "argoproj.io/Rollout"}
