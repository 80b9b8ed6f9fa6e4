import { expect, test } from "vitest";
import { isSameResource } from "../../../src/tools/labelled/same-resource.ts";

test.each([
  [null, "a.yaml#cluster:one", true],
  ["Deployment/a", "a.yaml#Deployment.apps/shop/a", true],
  ["Deployment/a", "a.yaml#Deployment.apps/a", true],
  ["Deployment/a", "a.yaml#Deployment.apps/a/b", false],
  ["Deployment/a", "a.yaml#StatefulSet.apps/a", false],
  ["Pod/a", "a.yaml#Pod/a", true],
  ["StatefulSet/shop/a", "a.yaml#StatefulSet.apps/shop/a", true],
  ["StatefulSet/shop/a", "a.yaml#StatefulSet.apps/a", false],
  ["Deployment/None", "a.yaml#Deployment.apps/*", true],
  ["Deployment/None", "a.yaml#Deployment.apps/a", false],
  ["aws_db_instance.a", "plan.json#aws_db_instance.a", true],
  ["aws_db_instance.a", "plan.json#aws_db_instance.a[0]", true],
  ["aws_db_instance.a", "plan.json#aws_db_instance.ab", false],
  ["module.db", 'plan.json#module.db.aws_db_instance.a["x"]', true],
  ["module.db", "plan.json#module.dbs.aws_db_instance.a", false],
])("%s is %s: %s", (resource, id, same) => {
  expect(isSameResource(resource, id)).toBe(same);
});
