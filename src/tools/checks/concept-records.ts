import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { glob } from "tinyglobby";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import { opaEval } from "../opa/run.ts";
import { readEstates } from "../policies/estates.ts";
import type { Check } from "./check.ts";

/** What each adapter of each concept found, for every estate in turn. */
const FOUND = `[found |
	some document in input
	found := {concept: {provider: records |
		some provider, _ in data.resilience.model[concept].adapters
		records := data.resilience.model[concept].adapters[provider].found with input as document
	} |
		some concept, _ in data.resilience.model
	}
]`;

const foundSchema = z.array(z.record(z.string(), z.record(z.string(), z.unknown())));

/** The schema of a concept's records; one that `extends` another has all of that one's fields, and its own. */
const conceptSchema = z.looseObject({
  extends: z.optional(z.string()),
  required: z.optional(z.array(z.string())),
  properties: z.optional(z.record(z.string(), z.unknown())),
});
type ConceptSchema = z.infer<typeof conceptSchema>;

function composed(schema: ConceptSchema, all: Map<string, ConceptSchema>): ConceptSchema {
  const { extends: name, ...own } = schema;
  if (name === undefined) return own;
  const base = all.get(name);
  if (base === undefined)
    throw new Error(`policies/model/${name}/schema.json: a schema extends it, and it is not there`);
  return {
    ...base,
    ...own,
    required: [...(base.required ?? []), ...(own.required ?? [])],
    properties: { ...base.properties, ...own.properties },
  };
}

async function validators(root: string): Promise<Map<string, ValidateFunction>> {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  const files = await glob("policies/model/*/schema.json", { cwd: root });
  const read = files.map(async (file): Promise<[string, ConceptSchema]> => {
    const written: unknown = JSON.parse(await readFile(join(root, file), "utf8"));
    return [file.split("/").at(-2) ?? "", parsedOrThrow(conceptSchema, written, file)];
  });
  const all = new Map(await Promise.all(read));
  return new Map([...all].map(([concept, schema]) => [concept, ajv.compile(composed(schema, all))]));
}

function problemsOf(validate: ValidateFunction, records: unknown, where: string): string[] {
  return Object.values(Object(records)).flatMap((record) => {
    if (validate(record)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const named = "additionalProperty" in params ? ` (${params["additionalProperty"]})` : "";
      return `${where}: ${instancePath === "" ? "a record" : instancePath} ${message}${named}`;
    });
  });
}

/** What every adapter finds in the fixtures and examples is what the schema of its concept says. */
export const conceptRecords: Check = {
  name: "concept records",
  run: async (root) => {
    const [schemas, estates] = await Promise.all([validators(root), readEstates(root)]);
    const found = foundSchema.parse(
      await opaEval(
        root,
        FOUND,
        estates.map(({ document }) => document),
      ),
    );
    const problems = found.flatMap((concepts, i) =>
      Object.entries(concepts).flatMap(([concept, providers]) =>
        Object.entries(providers).flatMap(([provider, records]) => {
          const adapter = `policies/model/${concept}/adapters/${provider}.rego`;
          const validate = schemas.get(concept);
          if (validate === undefined)
            return [`policies/model/${concept}/schema.json: the concept has no schema`];
          return problemsOf(validate, records, `${adapter}: in ${estates[i]?.folder}`);
        }),
      ),
    );
    return [...new Set(problems)];
  },
};
