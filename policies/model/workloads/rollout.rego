# METADATA
# title: What a rollout leaves
# description: |
#   How many replicas of a workload may be away while a new version is rolled out, as the controllers count: of a Deployment percentages of
#   maxUnavailable round down and those of maxSurge up, and where both come to none one may be away (ResolveFenceposts); 25 % where they are
#   not set. Recreate stops all before it starts the first. A stateful set replaces one at a time unless it is told another maxUnavailable, of
#   which percentages round up; OnDelete waits for somebody to delete pods. A Rollout rounds its canary as a Deployment does; blue-green
#   starts all new ones first.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Strategy of a Deployment
#   - ref: https://github.com/kubernetes/kubernetes/blob/v1.33.0/pkg/controller/deployment/util/deployment_util.go
#     description: ResolveFenceposts
#   - ref: https://argo-rollouts.readthedocs.io/en/stable/features/specification/
#     description: Strategy of a Rollout
package resilience.model.workloads.rollout

import data.resilience.lib

# METADATA
# description: |
#   Whether a rollout of n replicas leaves some of them, as a verdict; null where the question does not arise: one replica or a number that
#   is not known, or a kind that rolls nothing out.
verdict(kind, n) := lib.undecided_at(kind.manifest, hidden[0]) if {
	_rolls_out[kind.type]
	n > 1
	hidden := [path | some path in _paths[kind.type]; lib.unknown_at(kind.manifest, path)]
	count(hidden) > 0
} else := lib.fails("the strategy Recreate stops all of them before it starts the first new one", "spec.strategy", "Set `strategy: {type: RollingUpdate}` with `maxUnavailable: 0` or `1`.") if {
	_recreates(kind)
	n > 1
} else := _held_against(kind, n, away(kind, n)) if {
	_rolls_out[kind.type]
	n > 1
} else := null

_held_against(_, _, null) := lib.undecided("how many replicas a rollout may take away is neither a number nor a percentage")

_held_against(_, n, k) := lib.holds($"a rollout takes away {k} of {n} at most") if {
	k != null
	k < n
}

_held_against(kind, n, k) := lib.fails(
	$"its maxUnavailable lets a rollout take all {n} away at once",
	lib.dotted(_limits[kind.type].unavailable),
	"Set `maxUnavailable` to `1`, or to `0` with a `maxSurge` of `1`.",
) if {
	k >= n
}

_rolls_out := {"apps/Deployment": true, "apps/StatefulSet": true, "apps.openshift.io/DeploymentConfig": true, "argoproj.io/Rollout": true}

_paths := {
	"apps/Deployment": [["spec", "strategy"], ["spec", "strategy", "type"], ["spec", "strategy", "rollingUpdate", "maxUnavailable"]],
	"apps/StatefulSet": [["spec", "updateStrategy"], ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"]],
	"apps.openshift.io/DeploymentConfig": [["spec", "strategy"]],
	"argoproj.io/Rollout": [["spec", "strategy"]],
}

_limits := {
	"apps/Deployment": {
		"unavailable": ["spec", "strategy", "rollingUpdate", "maxUnavailable"], "surge": ["spec", "strategy", "rollingUpdate", "maxSurge"],
	},
	"apps.openshift.io/DeploymentConfig": {
		"unavailable": ["spec", "strategy", "rollingParams", "maxUnavailable"], "surge": ["spec", "strategy", "rollingParams", "maxSurge"],
	},
	"argoproj.io/Rollout": {
		"unavailable": ["spec", "strategy", "canary", "maxUnavailable"], "surge": ["spec", "strategy", "canary", "maxSurge"],
	},
	"apps/StatefulSet": {"unavailable": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"]},
}

_recreates(kind) if {
	kind.type in {"apps/Deployment", "apps.openshift.io/DeploymentConfig"}
	lib.at(kind.manifest, ["spec", "strategy", "type"], "") == "Recreate"
}

# METADATA
# description: How many of n replicas a rolling update may take away at once, null where that can't be told.
away(kind, n) := 0 if {
	kind.type == "argoproj.io/Rollout"
	lib.at(kind.manifest, ["spec", "strategy", "blueGreen"], null) != null
} else := 0 if {
	kind.type == "apps/StatefulSet"
	lib.at(kind.manifest, ["spec", "updateStrategy", "type"], "") == "OnDelete"
} else := max([1, scaled]) if {
	kind.type == "apps/StatefulSet"
	scaled := _scaled(lib.at(kind.manifest, _limits[kind.type].unavailable, 1), n, "up")
	scaled != null
} else := _fenced(unavailable, surge, n) if {
	kind.type != "apps/StatefulSet"
	unavailable := _scaled(lib.at(kind.manifest, _limits[kind.type].unavailable, "25%"), n, "down")
	surge := _scaled(lib.at(kind.manifest, _limits[kind.type].surge, "25%"), n, "up")
} else := null

_fenced(null, _, _) := null

_fenced(_, null, _) := null

_fenced(0, 0, _) := 1

_fenced(unavailable, surge, n) := min([unavailable, n]) if {
	unavailable + surge > 0
}

# A number, or a percentage of n; null where it is neither.
_scaled(value, _, _) := value if lib.is_count(value)

_scaled(value, n, direction) := _rounded((to_number(trim_suffix(value, "%")) * n) / 100, direction) if {
	is_string(value)
	regex.match(`^[0-9]{1,3}%$`, value)
} else := null if {
	not lib.is_count(value)
}

_rounded(x, "up") := ceil(x)

_rounded(x, "down") := floor(x)
