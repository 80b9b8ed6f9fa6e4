import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NormalisedInput } from "../../../src/model/input.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { normaliseState } from "../../../src/sources/terraform/normalise-state.ts";
import { recogniseTerraform } from "../../../src/sources/terraform/recognise.ts";
import { declaringAll } from "../../../src/tools/measure/declare-all.ts";
import { change, configured, declaring, normalised, refers } from "./plans.ts";

const run = (plan: unknown): NormalisedInput =>
  normalisePlan({ name: "p", path: "p" }, plan, declaring("aws_lb", "aws_subnet"), { defaultRegion: null });
const levels = ({ problems }: NormalisedInput): string[] => problems.map(({ level }) => level);

test.each<[string, unknown]>([
  ["null", null],
  ["a list", []],
  ["a text", "plan"],
  ["entries of wrong types", { resource_changes: [null, 1, "x", [], {}] }],
  ["changes that are a text", { resource_changes: "x" }],
  ["a change without a change", { resource_changes: [{ address: "aws_lb.a", type: "aws_lb", name: "a" }] }],
  ["values that are a text", { resource_changes: [change("aws_lb.a", { after: "x" })] }],
  [
    "an address that is a number",
    { resource_changes: [{ ...change("aws_lb.a"), address: 7, type: 1, name: {} }] },
  ],
])("%s is an error", (_, plan) => {
  expect(levels(run(plan))).toContain("error");
});

test("no changes at all are a warning", () => {
  expect(run({ format_version: "1.2", resource_changes: null, planned_values: null })).toMatchObject({
    after: [],
    before: null,
  });
  expect(levels(run({ format_version: "1.2" }))).toEqual(["warning"]);
});

test("an address of a megabyte does no harm", () => {
  const long = "x".repeat(1 << 20);
  const input = run({
    resource_changes: [change("aws_lb.a", { more: { address: `aws_lb.${long}`, name: "a" } })],
  });
  expect(input.after.map(({ resource }) => resource.address)).toEqual(["aws_lb.a"]);
  const references = {
    references: [`aws_lb.${long}`, `module.${".a".repeat(1 << 18)}`, "[".repeat(1 << 20)],
  };
  const plan = {
    resource_changes: [change("aws_lb.a", { unknown: { b: true } })],
    configuration: { root_module: { resources: [configured("aws_lb.a", { b: references })] } },
  };
  expect(normalised(plan).after[0]?.resource.references).toEqual({});
});

test("names of inherited members are names like others", () => {
  const changes = ["constructor", "__proto__", "toString"].map((type) => ({
    ...change("aws_lb.a"),
    address: `${type}.a`,
    type,
  }));
  const input = run({ resource_changes: changes });
  expect(input.after).toEqual([]);
  expect(input.not_judged.map(({ what }) => what)).toEqual(["__proto__", "constructor", "toString"]);
});

test("modules that call each other in circles and chains of a thousand variables end", () => {
  let module: Record<string, unknown> = { resources: [configured("aws_lb.l", { subnets: refers("var.v") })] };
  for (let i = 0; i < 1000; i++) {
    module = { module_calls: { m: { expressions: { v: refers("var.v", "var.v2") }, module } } };
  }
  const address = `${"module.m.".repeat(1000)}aws_lb.l`;
  const plan = {
    resource_changes: [change("aws_lb.x", { more: { address, name: "l" } })],
    configuration: { root_module: module },
  };
  expect(normalised(plan).after[0]?.resource.references).toEqual({});
  const circle = {
    outputs: { o: { expression: refers("module.a.o", "module.b.o") } },
    module_calls: {
      a: {
        module: { outputs: { o: { expression: refers("var.v") } } },
        expressions: { v: refers("module.a.o") },
      },
    },
    resources: [configured("aws_lb.l", { subnets: refers("module.a.o") })],
  };
  const round = {
    resource_changes: [change("aws_lb.l", { unknown: { subnets: true } })],
    configuration: { root_module: circle },
  };
  expect(normalised(round).after[0]?.resource.references).toEqual({});
});

test("a thousand that share a name refer to none of them by it", () => {
  const clusters = Array.from({ length: 1000 }, (_, i) =>
    change(`aws_lb.c${i}`, { after: { name: "same" } }),
  );
  const input = run({
    resource_changes: [...clusters, change("aws_subnet.s", { after: { lb_name: "same" } })],
  });
  expect(input.after.at(-1)?.resource.references).toEqual({});
});

/** Replaces what stands at a path of JSON by something else. */
function mutate(json: unknown, path: number[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof json !== "object" || json === null) {
    return replacement;
  }
  const keys = Object.keys(json);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) {
    return replacement;
  }
  const copy: Record<string, unknown> | unknown[] = Array.isArray(json) ? [...json] : { ...json };
  Object.assign(copy, { [key]: mutate((json as Record<string, unknown>)[key], rest, replacement) });
  return copy;
}

const REAL = [
  "../shared/corpus/made/opentofu-references/example-plan.opentofu-1.12.6.json",
  "../shared/corpus/plans/infracost__infracost/cmd__infracost__testdata__example_plan.json",
  "../shared/corpus/states/infracost__infracost/cmd__infracost__testdata__terraform_v0.14_state.json",
].filter((path) => existsSync(path));

describe.skipIf(REAL.length === 0)("real files, broken anywhere (skipped without the corpus)", () => {
  test.each(REAL)("%s", (path) => {
    const json: unknown = JSON.parse(readFileSync(path, "utf8"));
    const declared = declaringAll(json);
    const replacement = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        [],
        {},
        "",
        "x",
        0,
        [null],
        [[]],
        { references: ["var.x", 1, null] },
        { a: { b: [1] } },
      ),
      fc.constantFrom<unknown>(
        ["aws_s3_bucket.b"],
        { references: "x" },
        { constant_value: null },
        JSON.parse('{"__proto__": 1}'),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 12 }), replacement, (at, by) => {
        const broken = mutate(json, at, by);
        const normalise = recogniseTerraform(json) === "terraform-state" ? normaliseState : normalisePlan;
        const input = normalise({ name: "p", path: "p" }, broken, declared, { defaultRegion: null });
        const ids = input.after.map(({ resource }) => resource.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });
});
