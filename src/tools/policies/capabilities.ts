import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { opa } from "../opa/run.ts";
import { compileWasm } from "./wasm.ts";
import { hostBuiltins } from "./wasm-builtins.ts";

const capabilitiesSchema = z.looseObject({
  builtins: z.array(
    z.looseObject({
      name: z.string(),
      relation: z.optional(z.boolean()),
      nondeterministic: z.optional(z.boolean()),
      deprecated: z.optional(z.boolean()),
      decl: z.looseObject({ args: z.optional(z.array(z.unknown())), result: z.optional(z.unknown()) }),
    }),
  ),
});
type Builtin = z.infer<typeof capabilitiesSchema>["builtins"][number];

/**
 * Would compile and is left out: sprintf runs as sprintf-js, which throws on `%q` and on `%v` of null and writes other text than OPA. Template
 * strings serve. YAML is parsed before policies see it, and its parser is not bundled. What writes to a log is for developing. The module holds no METADATA that rego.metadata could tell.
 */
const LEFT_OUT = new Set([
  "sprintf",
  "print",
  "internal.print",
  "trace",
  "rego.metadata.chain",
  "rego.metadata.rule",
  "yaml.is_valid",
  "yaml.marshal",
  "yaml.unmarshal",
]);

/** Syntax rather than functions (`:=`, `in`, template strings): compiled into instructions, and not to be called by name. */
const SYNTAX = new Set([
  "assign",
  "eq",
  "internal.member_2",
  "internal.member_3",
  "internal.template_string",
]);

/** Most arguments that the ABI hands to its host. */
const MOST_ARGUMENTS = 4;

function isCandidate({ name, nondeterministic, deprecated, decl }: Builtin): boolean {
  if (LEFT_OUT.has(name) || SYNTAX.has(name) || name.startsWith("internal.")) return false;
  return !nondeterministic && !deprecated && (decl.args ?? []).length <= MOST_ARGUMENTS;
}

/** A policy that calls every candidate on values that nothing is known of. */
function callingAll(builtins: Builtin[]): string {
  const calls = builtins.map(({ name, relation, decl }, n) => {
    const given = (decl.args ?? []).map((_, i) => `input.a${i}`);
    return relation
      ? `r${n} contains x if ${name}(${given.join(", ")}, x)`
      : `r${n} := ${name}(${given.join(", ")})`;
  });
  return `package all\n\n${calls.join("\n\n")}\n`;
}

async function hostBuiltinsOf(policy: string): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    await mkdir(join(root, "policies"));
    await writeFile(join(root, "policies", "all.rego"), policy);
    return await hostBuiltins(await compileWasm(root, "policies", ["all"]));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Names of the builtins that the WASM host brings along. */
function implementedByHost(): Set<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@open-policy-agent/opa-wasm");
  const builtins: unknown = require(join(dirname(entry), "builtins", "index.js"));
  return new Set(Object.keys(Object(builtins)));
}

/**
 * What of OPA's language a policy may use: the builtins that the compiled module runs by itself, found by compiling a call of each, and
 * those that its host implements; nothing from the network. Written to policies/capabilities.json.
 */
export async function policyCapabilities(root: string): Promise<string> {
  const all = capabilitiesSchema.parse(JSON.parse(await opa(root, ["capabilities", "--current"])));
  const candidates = all.builtins.filter(isCandidate);
  const host = implementedByHost();
  const missing = new Set((await hostBuiltinsOf(callingAll(candidates))).filter((name) => !host.has(name)));
  const runs = new Set(candidates.map(({ name }) => name).filter((name) => !missing.has(name)));
  const builtins = all.builtins
    .filter(({ name }) => SYNTAX.has(name) || runs.has(name))
    .map(({ description: _, categories: __, introduced: ___, ...builtin }) => builtin);
  return `${JSON.stringify({ ...all, builtins, allow_net: [] })}\n`;
}
