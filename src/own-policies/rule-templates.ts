/** Where a rule stands: its folder, and the paths of its files. */
export interface RulePlace {
  group: string;
  name: string;
  folder: string;
  module: string;
  test: string;
}

/** The files of a new rule: a whole small rule, over workloads, to be changed into the one that is wanted. */
export function ruleTemplates(rule: RulePlace, version: string): Record<string, string> {
  return {
    [rule.module]: policy(rule, version),
    [rule.test]: test(rule),
    [`${rule.folder}/fixtures/fail/deployment.yaml`]: deployment(1),
    [`${rule.folder}/fixtures/pass/deployment.yaml`]: deployment(2),
  };
}

function policy({ group, name }: RulePlace, version: string): string {
  return `# METADATA
# title: A workload has more than one replica
# description: |
#   What the rule checks, in one paragraph that names numbers and fields.
#
#   Why that matters: what happens, to whom, when it does not hold.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
#     description: The document that the rule rests on
# custom:
#   severity: warning
#   remediation: Set \`spec.replicas\` to 2 or more.
#   standards: []
#   equivalents: []
#   since: ${version}
package resilience.rules.${group}["${name}"]

import data.resilience.model.workloads

subjects := workloads.by_id

needs := ["replicas"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": "spec.replicas",
	"message": $"{workload.name} has {workload.replicas} replica: it is gone while its node is.",
	"evidence": [{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}],
} if {
	some id, workload in subjects
	workload.replicas != null
	workload.replicas < 2
}
`;
}

function test({ group, name }: RulePlace): string {
  const package_ = `data.resilience.rules.${group}["${name}"]`;
  return `package resilience.rules_test.${group}.${name.replaceAll("-", "_")}

_violations(replicas) := subjects if {
	workload := {"id": "a", "name": "web", "replicas": replicas, "replicas_from": "a", "unknown": {}}
	found := ${package_}.violations with data.resilience.model.workloads.by_id as {"a": workload}
	subjects := {entry.subject | some entry in found}
}

test_one_replica_fails if _violations(1) == {"a"}

test_two_replicas_pass if _violations(2) == set()

test_an_unknown_number_is_no_violation if _violations(null) == set()
`;
}

function deployment(replicas: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: nginx
`;
}
