import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pointsOf } from "../../../src/tools/mutate/points.ts";
import { rewritten } from "../../../src/tools/mutate/rewrite.ts";
import { parseModule } from "../../../src/tools/mutate/syntax.ts";
import { temporaryFolder } from "../temporary-project.ts";

const HEAD = "package a.b\n\n";

/** What can be changed in a module, and the module with all of it, each point with its number in order. */
async function pointsIn(rules: string): Promise<{ points: string[]; written: string }> {
  const root = await temporaryFolder();
  await mkdir(join(root, "policies"));
  await writeFile(join(root, "policies/a.rego"), `${HEAD}${rules}\n`);
  const module = await parseModule(root, "policies/a.rego", `${HEAD}${rules}\n`);
  const points = pointsOf(module).map((point, i) => ({ ...point, id: String(i + 1) }));
  return {
    points: points.map(({ kind, line, shown }) => `${line - 2} ${kind}: ${shown}`),
    written: rewritten(module.text, points).slice(HEAD.length).trimEnd(),
  };
}

test("a clause with a body, with one expression, and with none", async () => {
  expect(await pointsIn('p if {\n\t"é" in input\n}\n\nq := input.a if input.b\n\nr(x) := x')).toEqual({
    points: [
      '2 condition negated: "é" in input',
      "1 clause dropped: p",
      "5 condition negated: input.b",
      "5 clause dropped: q := input.a",
      "7 clause dropped: r(x) := x",
    ],
    written: `p if {
	data.mutation.kept("2", "policies/a.rego"); data.mutation.holds("1", [true | "é" in input])
}

q := input.a if { data.mutation.kept("4", "policies/a.rego"); data.mutation.holds("3", [true | input.b]) }

r(x) := x if data.mutation.kept("5", "policies/a.rego")`,
  });
});

test("an else, and a default, which cannot be switched", async () => {
  expect(await pointsIn("default p := 1\n\np := input.a if input.b else := input.c")).toEqual({
    points: [
      "3 condition negated: input.b",
      "3 clause dropped: p := input.a",
      "3 clause dropped: else := input.c",
    ],
    written: `default p := 1

p := input.a if { data.mutation.kept("2", "policies/a.rego"); data.mutation.holds("1", [true | input.b]) } else := input.c if data.mutation.kept("3", "policies/a.rego")`,
  });
});

test("comparisons, also negated ones and those of values; nothing inside of references and patterns", async () => {
  const { points, written } = await pointsIn(
    'p if {\n\tnot (input.a + 1) < input["é"][2] with input as 3\n\tx := input.b >= 4\n\tx\n}',
  );
  expect(points).toEqual([
    '2 not removed: not (input.a + 1) < input["é"][2] with input as 3',
    '2 comparison shifted: (input.a + 1) < input["é"][2]',
    "2 constant shifted: 1",
    "3 comparison shifted: input.b >= 4",
    "3 constant shifted: 4",
    "4 condition negated: x",
    "1 clause dropped: p",
  ]);
  expect(written).toBe(`p if {
	data.mutation.kept("7", "policies/a.rego"); data.mutation.holds("1", [true | not data.mutation.less("2", (input.a + data.mutation.number("3", 1)) , input["é"][2]) with input as 3])
	x := data.mutation.greater_or_equal("4", input.b , data.mutation.number("5", 4))
	data.mutation.holds("6", [true | x])
}`);
});

test("members of sets and arrays, in comprehensions and iterations too", async () => {
  const { points, written } = await pointsIn('p := [x | some x in {"a", input.b}; every y in [true] { y }]');
  expect(points).toEqual([
    '1 member dropped: "a"',
    "1 member dropped: input.b",
    "1 constant shifted: true",
    "1 member dropped: true",
    "1 condition negated: y",
    "1 condition negated: every y in [true] { y }",
    '1 clause dropped: p := [x | some x in {"a", input.b}; every y in [true] { y }]',
  ]);
  expect(written).toContain(
    '(({"a", input.b} - data.mutation.only("1", "a")) - data.mutation.only("2", input.b))',
  );
  expect(written).toContain(
    'every y in data.mutation.without("4", [data.mutation.boolean("3", true)], 0) { data.mutation.holds("5", [true | y]) }',
  );
});

test("a negative number, of which OPA places the sign alone", async () => {
  const { points, written } = await pointsIn("p := [-1, -0.5]");
  expect(points).toEqual([
    "1 constant shifted: -1",
    "1 constant shifted: -0.5",
    "1 member dropped: -1",
    "1 member dropped: -0.5",
    "1 clause dropped: p := [-1, -0.5]",
  ]);
  expect(written).toContain('data.mutation.number("1", -1)');
});

test("a condition that gives a variable its value stays as it is, for the others would each find their own", async () => {
  const { points, written } = await pointsIn(
    "p if {\n\tsome i\n\tinput.a[i] == 1\n\tinput.b[i]\n\tinput.c\n\tq(2)\n}\n\nq(x) if {\n\tinput.d[x]\n\tinput.e[_]\n\ty := x\n\tinput.f[y]\n}",
  );
  expect(points.filter((point) => point.includes("condition"))).toEqual([
    "5 condition negated: input.c",
    "6 condition negated: q(2)",
    "10 condition negated: input.d[x]",
    "11 condition negated: input.e[_]",
    "13 condition negated: input.f[y]",
  ]);
  expect(written).toContain('input.a[i] == data.mutation.number("1", 1)\n\tinput.b[i]\n');
});

test("a condition that holds more than once makes as many members of a list, and stays as it is", async () => {
  const { points } = await pointsIn("p := [1 | input.a[_] == 2]\n\nq := {1 | input.a[_] == 2}");
  expect(points.filter((point) => point.includes("condition"))).toEqual([
    "3 condition negated: input.a[_] == 2",
  ]);
});

test("whether there are any members stands as it is where one of them is needed in any case", async () => {
  const asked = async (rule: string): Promise<number> =>
    (await pointsIn(rule)).points.filter((point) => point.includes("comparison")).length;
  const needed = [
    "p := x[0] if { x := input.a; count(x) > 0 }",
    'p := {"a": [f(x.b.c)]} if { x := input.a; count(x.b) > 0 } else := 1\n\nf(x) := x',
    "p contains min(x) if { x := input.a; count(x) > 0 }",
    "p := [y | x := input.a; count(x) > 0; some y in x]",
    "p if { x := input.a; count(x) > 0; 1 in x }",
    "p if { count(input.a) > 0; y := input.a[_]; y }",
  ];
  const notNeeded = [
    "p := x if { x := input.a; count(x) > 0 }",
    'p := $"{x[0]}" if { x := input.a; count(x) > 0 }',
    "p := [y | some y in x] if { x := input.a; count(x) > 0 }",
    "p if { x := input.a; count(x) > 0; not x[0] }",
    "p if { x := input.a; count(x) > 0; every y in x { y } }",
    "p if { x := input.a; count(x) > 0; f(x) with input as x[0] }\n\nf(x) if x",
    "p := x[0] if { x := input.a; not count(x) > 0 }",
    "p := x[0] if { x := input.a; count(x) > 1 }",
    "p := x[0] if { x := input.a; y := input.b; count(y) > 0 }",
    "p := x if { x := input.a; count(x) > 0 } else := x[0] if { x := input.b }",
  ];
  expect(await Promise.all(needed.map(asked))).toEqual(needed.map(() => 0));
  expect(await Promise.all(notNeeded.map(asked))).toEqual(notNeeded.map(() => 1));
});
