import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { declaredTypesSchema } from "../../../src/model/declared-types.ts";
import { inputSchema, type Schema } from "../../../src/own-policies/input-schema.ts";
import { readAttributes } from "../../../src/tools/policies/attribute-files.ts";
import { readDeclaredTypes } from "../../../src/tools/policies/declared-types.ts";
import { readSettingsSchema } from "../../../src/tools/policies/settings-schema.ts";
import { edit, temporaryProject } from "../temporary-project.ts";

test("what normalising is told of the declared attributes", async () => {
  const types = await readDeclaredTypes(await temporaryProject());
  expect(types).toEqual({
    terraform: { aws_instance: { properties: { tags: { additionalProperties: true } } } },
    kubernetes: {
      "apps/Deployment": {
        properties: {
          metadata: { properties: { labels: true, name: true } },
          spec: { properties: { replicas: true } },
        },
      },
      "velero.io/Schedule": {
        properties: { spec: { properties: { hooks: { items: true }, schedule: { format: "cron-robfig" } } } },
      },
    },
    links: {},
    unread: ["velero.io/Schedule"],
  });
  expect(declaredTypesSchema.parse(types)).toEqual(types);
});

const closed = (properties: Record<string, Schema>) => ({
  type: "object",
  additionalProperties: false,
  properties,
});
const text = { type: "string" };
const idsByPath = { type: "object", additionalProperties: { type: "array", items: text } };
const resources = (values: Schema) => ({
  type: "array",
  items: closed({
    id: text,
    input: text,
    scope: text,
    address: text,
    action: text,
    action_reason: {},
    replaced_by: { type: "array", items: text },
    region: closed({ name: text, global: { type: "boolean" }, unknown: text }),
    values,
    unknown: {},
    withheld: {},
    references: idsByPath,
    referenced_by: idsByPath,
  }),
});

test("the schema that policies are checked against", async () => {
  const root = await temporaryProject();
  const { $comment, ...schema } = inputSchema(await readAttributes(root), await readSettingsSchema(root));
  expect($comment).toContain("Generated");
  const machines = closed({
    aws_instance: resources(closed({ tags: { type: "object", additionalProperties: text } })),
  });
  expect(schema).toEqual({
    ...closed({
      version: { type: "number" },
      now_s: { type: "number" },
      only: {
        type: "object",
        additionalProperties: false,
        properties: { group: { type: "string" }, name: { type: "string" } },
      },
      providers: {
        type: "object",
        additionalProperties: {
          type: "object",
          additionalProperties: {
            type: "object",
            additionalProperties: false,
            properties: { least: { type: "number" }, most: { type: "number" } },
          },
        },
      },
      settings: closed({ rto_s: {}, live: { $ref: "#/$defs/name" } }),
      terraform: machines,
      going: machines,
      kubernetes: closed({
        "apps/Deployment": resources(
          closed({
            metadata: closed({ labels: {}, name: text }),
            spec: closed({ replicas: { type: "number" } }),
          }),
        ),
        "velero.io/Schedule": resources(
          closed({
            spec: closed({
              hooks: { type: "array", items: text },
              schedule: closed({
                text,
                max_gap_s: { type: "number" },
                never: { type: "boolean" },
                error: text,
              }),
            }),
          }),
        ),
      }),
    }),
    $defs: { name: text },
  });
});

const DEPLOYMENT = "policies/resources/kubernetes/apps.Deployment.json";

test.each([
  [
    "an unknown definition",
    '"object-metadata"',
    '"object-metadatum"',
    "there is no definition object-metadatum",
  ],
  ["an unknown format", '"type": "number"', '"format": "cron"', "apps.Deployment.json: "],
  ["no description", '"description": "Alike pods without identity",', "", '"description" is missing'],
])("%s", async (_, from, to, message) => {
  const root = await temporaryProject();
  await edit(root, DEPLOYMENT, from, to);
  await expect(readAttributes(root)).rejects.toThrow(message);
});

test("a definition that refers to itself", async () => {
  const root = await temporaryProject();
  const definition = { description: "Endless", properties: { again: { $ref: "object-metadata" } } };
  await writeFile(
    join(root, "policies/resources/definitions/object-metadata.json"),
    JSON.stringify(definition),
  );
  await expect(readAttributes(root)).rejects.toThrow("policies/resources: object-metadata refers to itself");
});
