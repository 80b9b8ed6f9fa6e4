import * as z from "zod/mini";
import { reportSchema } from "../../model/report.ts";
import { resilienceFileSchema } from "../../model/resilience-file.ts";
import { controlsSchema } from "../../model/standard.ts";
import { ownContractSchemas } from "../../own-policies/contract.ts";
import type { GeneratedFile } from "../generated-file.ts";

function schemaFile(
  name: string,
  title: string,
  schema: z.ZodMiniType,
  io: "input" | "output",
): GeneratedFile {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return {
    path: `schemas/${name}.json`,
    content: `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`,
  };
}

/** What passes between the gate and policies of one's own: the answer of their entry point, and by name what it is made of. */
function ownPolicies(): GeneratedFile {
  const title = "What policies of one's own answer, and what their rules, METADATA and bundles are made of";
  const [answer, ...parts] = Object.entries(ownContractSchemas).map(([part, schema]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
    return { part, $schema, rest };
  });
  const $defs = Object.fromEntries(parts.map(({ part, rest }) => [part, rest]));
  return {
    path: "schemas/own-policies.json",
    content: `${JSON.stringify({ $schema: answer?.$schema, title, ...answer?.rest, $defs }, null, 2)}\n`,
  };
}

/** The published JSON Schemas, for editors and for those who read reports. */
export function publishedSchemas(): GeneratedFile[] {
  return [
    schemaFile(
      "resilience",
      "resilience.yml: what a system must survive, and how it is judged",
      resilienceFileSchema,
      "input",
    ),
    ownPolicies(),
    schemaFile("report", "The report of resilience-gate (--format json)", reportSchema, "output"),
    schemaFile(
      "controls",
      "The report by the controls of standards (--format controls-json)",
      controlsSchema,
      "output",
    ),
  ];
}
