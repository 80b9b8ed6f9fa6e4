import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { declaredTypesSchema } from "../../../src/model/declared-types.ts";
import { inputSchema } from "../../../src/own-policies/input-schema.ts";
import { readAttributes } from "../../../src/tools/policies/attribute-files.ts";
import { readDeclaredTypes } from "../../../src/tools/policies/declared-types.ts";
import { temporaryProject } from "../temporary-project.ts";

const SCHEDULE = "policies/resources/kubernetes/velero.io.Schedule.json";

async function projectWith(file: string, content: Record<string, unknown>): Promise<string> {
  const root = await temporaryProject();
  await writeFile(join(root, file), JSON.stringify({ description: "Anything", ...content }));
  return root;
}

test("what a kind's file says of references, pods and defaults becomes what linking reads", async () => {
  const owner = { labels: { properties: { owner: { refers_to: { named: "apps/Deployment" } } } } };
  const root = await projectWith(SCHEDULE, {
    cluster_scoped: true,
    pods: { template: ["spec", "template"], labels: { schedule: "{name}" } },
    default: { where: ["spec", "default"], is: true },
    properties: {
      metadata: { $ref: "object-metadata", properties: owner },
      spec: {
        properties: {
          targets: {
            items: { properties: { name: { type: "string" } }, refers_to: { object: "apps/Deployment" } },
          },
        },
      },
    },
  });
  const types = await readDeclaredTypes(root);
  expect(types.links).toEqual({
    "velero.io/Schedule": {
      cluster_scoped: true,
      pods: { template: ["spec", "template"], labels: { schedule: "{name}" } },
      default: { where: ["spec", "default"], is: true },
      references: [
        { path: ["metadata", "labels", "owner"], to: { named: "apps/Deployment" } },
        { path: ["spec", "targets", "*"], to: { object: "apps/Deployment" } },
      ],
    },
  });
  expect(types.kubernetes["velero.io/Schedule"]).toEqual({
    properties: {
      // What stands beside the definition adds to it.
      metadata: { properties: { labels: { properties: { owner: true } }, name: true } },
      spec: { properties: { targets: { items: { properties: { name: true } } } } },
    },
  });
  expect(declaredTypesSchema.parse(types)).toEqual(types);
});

test("some labels by name and the others whatever they are called", async () => {
  const labels = { properties: { owner: { type: "string" } }, additionalProperties: { type: "number" } };
  const root = await projectWith(SCHEDULE, { properties: { labels } });
  const { kubernetes } = await readDeclaredTypes(root);
  expect(kubernetes["velero.io/Schedule"]).toEqual({
    properties: { labels: { properties: { owner: true }, additionalProperties: true } },
  });
  expect(JSON.stringify(inputSchema(await readAttributes(root), {}))).toContain(
    '{"type":"object","additionalProperties":{"type":"number"},"properties":{"owner":{"type":"string"}}}',
  );
});

test.each([
  [
    SCHEDULE,
    { named: "apps/Deploiment" },
    "velero.io.Schedule.json: spec refers to apps/Deploiment, which has no file there",
  ],
  [SCHEDULE, { object: "x/Y" }, "velero.io.Schedule.json: spec refers to x/Y, which has no file there"],
  [SCHEDULE, { called: "apps/Deployment" }, "velero.io.Schedule.json"],
  [
    "policies/resources/terraform/aws_instance.json",
    { named: "apps/Deployment" },
    "aws_instance.json: refers_to is for Kubernetes kinds",
  ],
])("what %s says wrongly is told: %j", async (file, refers_to, message) => {
  const root = await projectWith(file, { properties: { spec: { refers_to } } });
  await expect(readDeclaredTypes(root)).rejects.toThrow(message);
});
