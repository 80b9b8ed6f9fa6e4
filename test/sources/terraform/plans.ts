import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { AttributeSchema, DeclaredTypes } from "../../../src/model/declared-types.ts";
import type { NormalisedInput } from "../../../src/model/input.ts";
import type { Resource } from "../../../src/model/resource.ts";
import { NO_RESILIENCE_FILE } from "../../../src/settings/defaults.ts";
import { limitsOf } from "../../../src/settings/limits.ts";
import { SourceSearch } from "../../../src/sources/hcl/source-search.ts";
import { withSourceValues } from "../../../src/sources/hcl/with-source-values.ts";
import { WorkspaceReader } from "../../../src/sources/hcl/workspace-reader.ts";
import { normaliseFile } from "../../../src/sources/normalise-file.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";
import { declaringAll } from "../../../src/tools/measure/declare-all.ts";

/** What a test says of one resource change; the rest is as Terraform writes it. */
export interface Change {
  actions?: string[];
  before?: unknown;
  after?: unknown;
  unknown?: unknown;
  beforeSensitive?: unknown;
  afterSensitive?: unknown;
  more?: Record<string, unknown>;
}

/** A resource change of a plan; type, name and mode are taken from the address. */
export function change(address: string, given: Change = {}): Record<string, unknown> {
  const inner = address.replace(/^(module\.[^.[]+(\["?[^\]]*"?\])?\.)+/, "");
  const data = inner.startsWith("data.");
  const [type, name] = inner
    .replace(/^data\./, "")
    .replace(/\[.*$/, "")
    .split(".");
  return {
    address,
    mode: data ? "data" : "managed",
    type,
    name,
    change: {
      actions: given.actions ?? ["create"],
      before: given.before ?? null,
      after: given.after === undefined ? {} : given.after,
      after_unknown: given.unknown ?? {},
      before_sensitive: given.beforeSensitive ?? {},
      after_sensitive: given.afterSensitive ?? {},
    },
    ...given.more,
  };
}

/** A resource of the configuration, `aws_subnet.a`, with its expressions. */
export function configured(
  name: string,
  expressions: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const data = name.startsWith("data.");
  const [type, label] = name.replace(/^data\./, "").split(".");
  return { address: name, mode: data ? "data" : "managed", type, name: label, expressions, ...more };
}

/** An expression that refers to these, each with its shorter forms as Terraform lists them. */
export function refers(...references: string[]): { references: string[] } {
  const all = references.flatMap((reference) => {
    const parts = reference.split(".");
    const least = parts[0] === "data" ? 3 : 2;
    return parts
      .map((_, i) => parts.slice(0, parts.length - i).join("."))
      .slice(0, Math.max(1, parts.length - least + 1));
  });
  return { references: all };
}

/** Declares each type that a test names, whole. */
export function declaring(...types: (string | [string, AttributeSchema])[]): DeclaredTypes {
  const terraform = types.map((type): [string, AttributeSchema] =>
    typeof type === "string" ? [type, true] : type,
  );
  return { terraform: Object.fromEntries(terraform), kubernetes: {} };
}

/** Normalises a plan under the name `p`, with everything in it declared. */
export function normalised(
  plan: Record<string, unknown>,
  defaultRegion: string | null = null,
): NormalisedInput {
  const whole = { format_version: "1.2", ...plan };
  return normalisePlan({ name: "p", path: "plans/p.json" }, whole, declaringAll(whole), { defaultRegion });
}

/** Normalises a plan that lies beside its sources, with what these say of its local values. */
export async function normalisedBeside(folder: string, plan: string): Promise<NormalisedInput> {
  const path = basename(plan);
  const bytes = await readFile(join(folder, plan));
  const declared = declaringAll(JSON.parse(bytes.toString("utf8")));
  const file = { name: path, path, named: true, content: { bytes } };
  const outcome = normaliseFile(file, declared, { defaultRegion: null, limits: limitsOf({}) });
  if (!("input" in outcome)) {
    throw new Error(`${plan} is no plan`);
  }
  const search = new SourceSearch(
    { resilience: NO_RESILIENCE_FILE },
    new WorkspaceReader(folder),
    packagedGrammar,
  );
  const [input] = await withSourceValues([outcome.input], search);
  return input ?? outcome.input;
}

/** The resources of an estate by address. */
export function byAddress(resources: NormalisedInput["before"]): Record<string, Resource> {
  return Object.fromEntries((resources ?? []).map(({ resource }) => [resource.address, resource]));
}

/** What each resource that refers to something refers to, without the name of the input. */
export function referencesOf(resources: NormalisedInput["before"]): Record<string, Record<string, string[]>> {
  const named = (resources ?? []).map(({ resource }): [string, Record<string, string[]>] => [
    resource.address,
    Object.fromEntries(
      Object.entries(resource.references).map(([path, ids]) => [
        path,
        ids.map((id) => id.slice(id.indexOf("#") + 1)),
      ]),
    ),
  ]);
  return Object.fromEntries(named.filter(([, references]) => Object.keys(references).length > 0));
}
