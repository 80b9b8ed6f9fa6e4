import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import type { LabelledCase } from "./cases.ts";

const ids = z._default(z.array(z.string()), []);
const why = z.string().check(z.minLength(20));

const parametersSchema = z.record(z.string(), z.record(z.string(), z.number()));

const treatmentsSchema = z.strictObject({
  /** Where the other tool judged by a threshold other than ours: the same one for us. */
  settings: z.array(
    z.strictObject({
      cases: ids,
      /** Ids of checks, for all of their cases. */
      checks: ids,
      /** Rule id to the parameters that it is given. */
      rules: parametersSchema,
      why,
    }),
  ),
  /** Inputs that Terraform or Kubernetes refuse, so that there is nothing to judge. */
  no_cases: z.array(z.strictObject({ cases: z.array(z.string()).check(z.minLength(1)), why })),
});

/** How cases are treated that are not judged as all others are. */
export type Treatments = z.infer<typeof treatmentsSchema>;

/** Parameters of rules, by rule id, as resilience.yml gives them. */
export type RuleParameters = z.infer<typeof parametersSchema>;

const PATH = "proof/labelled.yml";

/** The treatments of a project, which are kept by hand. */
export async function readTreatments(root: string): Promise<Treatments> {
  return parsedOrThrow(treatmentsSchema, load(await readFile(join(root, PATH), "utf8")), PATH);
}

/** The parameters by which a case is judged, those of its own over those of its check; none for most. */
export function parametersOf(
  { id, check_id }: Pick<LabelledCase, "id" | "check_id">,
  treatments: Treatments,
): RuleParameters {
  const ofCheck = treatments.settings.filter(({ checks }) => checks.includes(check_id));
  const ofCase = treatments.settings.filter(({ cases }) => cases.includes(id));
  return Object.assign({}, ...[...ofCheck, ...ofCase].map(({ rules }) => rules));
}

/** Why something is no case at all; null where it is one. */
export function whyNoCase({ id }: Pick<LabelledCase, "id">, { no_cases }: Treatments): string | null {
  return no_cases.find(({ cases }) => cases.includes(id))?.why ?? null;
}
