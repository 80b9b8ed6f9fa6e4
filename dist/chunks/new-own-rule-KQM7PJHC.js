import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{writeFileWhole}from"./chunk-UBXCICD5.js";import{builtPack}from"./chunk-ODWVGDI6.js";import{UserError}from"./chunk-UJT6PRPF.js";import"./chunk-QZHJCKBD.js";import{stat}from"node:fs/promises";import{join,resolve}from"node:path";function ruleTemplates(rule,version){return{[rule.module]:policy(rule,version),[rule.test]:test(rule),[`${rule.folder}/fixtures/fail/deployment.yaml`]:deployment(1),[`${rule.folder}/fixtures/pass/deployment.yaml`]:deployment(2)}}function policy({group,name},version){return`# METADATA
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
`}function test({group,name}){let package_=`data.resilience.rules.${group}["${name}"]`;return`package resilience.rules_test.${group}.${name.replaceAll("-","_")}

_violations(replicas) := subjects if {
	workload := {"id": "a", "name": "web", "replicas": replicas, "replicas_from": "a", "unknown": {}}
	found := ${package_}.violations with data.resilience.model.workloads.by_id as {"a": workload}
	subjects := {entry.subject | some entry in found}
}

test_one_replica_fails if _violations(1) == {"a"}

test_two_replicas_pass if _violations(2) == set()

test_an_unknown_number_is_no_violation if _violations(null) == set()
`}function deployment(replicas){return`apiVersion: apps/v1
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
`}var ID=/^([a-z][a-z0-9]*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/,SINCE="1.0.0";async function newOwnRule(id,folder,terminal){let[,group,name]=ID.exec(id)??[];if(group===void 0||name===void 0)throw new UserError("a rule is <group>/<name>: lower-case letters and digits, and dashes in the name, such as acme/two-replicas");if((await builtPack().rules()).some(rule2=>rule2.id.startsWith(`${group}/`)))throw new UserError(`the group ${group} is one of resilience-gate's own: choose another, such as the name of your organisation`);let rule=join(folder,"rules",group,name);if(await stat(resolve(terminal.workspace,rule)).then(()=>!0,()=>!1))throw new UserError(`${rule}: it is there already`);let file=name.replaceAll("-","_"),place={group,name,folder:rule,module:join(rule,`${file}.rego`),test:join(rule,`${file}_test.rego`)};for(let[path,text]of Object.entries(ruleTemplates(place,SINCE)))await writeFileWhole(path,terminal.workspace,text),terminal.out(`written ${path}
`);return terminal.out(`Change it into your rule, then: resilience-gate test ${folder}
`),0}export{newOwnRule};
