import * as z from "zod/mini";
import { reportSchema } from "../../model/report.ts";
import { resilienceFileSchema } from "../../model/settings.ts";
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

/** The published JSON Schemas, for editors and for those who read reports. */
export function publishedSchemas(): GeneratedFile[] {
  return [
    schemaFile(
      "resilience",
      "resilience.yml: what a system must survive, and how it is judged",
      resilienceFileSchema,
      "input",
    ),
    schemaFile("report", "The report of resilience-gate (--format json)", reportSchema, "output"),
  ];
}
