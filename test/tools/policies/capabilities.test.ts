import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { policyCapabilities } from "../../../src/tools/policies/capabilities.ts";
import { compileWasm } from "../../../src/tools/policies/wasm.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";
import { temporaryFolder } from "../temporary-project.ts";

const type = z.looseObject({ type: z.string() });
const capabilities = z.object({
  builtins: z.array(
    z.object({
      name: z.string(),
      relation: z.optional(z.boolean()),
      decl: z.object({ args: z.optional(z.array(type)) }),
    }),
  ),
  features: z.array(z.string()),
  allow_net: z.array(z.string()),
});

const { builtins, features, allow_net } = capabilities.parse(
  JSON.parse(await policyCapabilities(REPOSITORY)),
);
const names = builtins.map(({ name }) => name);

test("what runs in WebAssembly is allowed, what does not or tells other things is not", () => {
  const wanted = [
    "graph.reachable",
    "walk",
    "regex.match",
    "net.cidr_contains",
    "glob.match",
    "internal.template_string",
  ];
  const unwanted = [
    "sprintf",
    "time.now_ns",
    "http.send",
    "units.parse_bytes",
    "json.patch",
    "regex.replace",
    "semver.compare",
  ];
  const others = [
    "print",
    "trace",
    "rand.intn",
    "opa.runtime",
    "rego.metadata.rule",
    "yaml.unmarshal",
    "object.subset",
    "strings.render_template",
  ];
  expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
  expect([...unwanted, ...others].filter((name) => names.includes(name))).toEqual([]);
  expect(features).toContain("template_strings");
  expect(allow_net).toEqual([]);
});

const LITERALS: Record<string, string> = {
  string: '"1"',
  number: "1",
  boolean: "true",
  array: "[]",
  set: "{1}",
  object: "{}",
  any: "[1]",
};

/** Arguments of those that take no values of just any kind. */
const GIVEN: Record<string, string> = {
  "glob.match": '"a", [], "a"',
  intersection: "{{1}}",
  to_number: '"1"',
  union: "{{1}}",
};

/** A value that a builtin takes: of a union any of its types. */
function literal(arg: z.infer<typeof type>): string {
  const first = z.safeParse(z.array(type), arg["of"]);
  const of = arg.type === "any" && first.success ? first.data[0]?.type : arg.type;
  return LITERALS[of ?? "any"] ?? "[1]";
}

test("every builtin that is allowed is called in WebAssembly and none is missing", async () => {
  const infix = new Set([
    "assign",
    "eq",
    "internal.member_2",
    "internal.member_3",
    "internal.template_string",
  ]);
  const callable = builtins.filter(({ name }) => !infix.has(name));
  const rules = callable.map(({ name, relation, decl }, n) => {
    const given = GIVEN[name] ?? (decl.args ?? []).map(literal).join(", ");
    return relation ? `r${n} contains x if ${name}(${given}, x)` : `r${n} := ${name}(${given})`;
  });
  const root = await temporaryFolder();
  await mkdir(join(root, "policies"));
  await writeFile(join(root, "policies", "all.rego"), `package all\n\n${rules.join("\n")}\n`);
  const wasm = await compileWasm(root, "policies", ["all"]);
  const policy = await loadPolicy(new Uint8Array(wasm), 100);
  expect(() => policy.evaluate({}, "all")).not.toThrow();
  expect(callable.length).toBeGreaterThan(80);
});
