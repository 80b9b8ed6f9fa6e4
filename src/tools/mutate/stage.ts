import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { opaProgram } from "../opa/find.ts";
import { readEstates } from "../policies/estates.ts";
import { runCommand } from "../run-command.ts";
import { pointsOf } from "./points.ts";
import { type NumberedPoint, rewritten } from "./rewrite.ts";
import { questions, SWITCHES } from "./switches.ts";
import { asNode, type Module, nameOf, parseModule } from "./syntax.ts";

/** Policies whose points can be switched, written to a folder that OPA can serve. */
export interface Stage {
  folder: string;
  points: NumberedPoint[];
  /** Points that the policies do not compile with, so that they cannot be tried. */
  refused: number;
  /** Full names of the tests: `data.resilience.lib_test.test_a`. */
  tests: string[];
  /** Folders of the fixtures and examples, by their number. */
  estates: string[];
}

/** Rewrites the policies of a project into a folder, beside their tests, fixtures and examples. */
export async function stagePolicies(root: string, folder: string): Promise<Stage> {
  await rm(folder, { recursive: true, force: true });
  const names = (await readdir(join(root, "policies"), { recursive: true })).filter((name) =>
    name.endsWith(".rego"),
  );
  const modules = await Promise.all(
    names.sort().map(async (name) => {
      const path = `policies/${name}`;
      return parseModule(root, path, await readFile(join(root, path), "utf8"));
    }),
  );
  const tested = modules.filter(({ path }) => !path.endsWith("_test.rego"));
  const testing = modules.filter(({ path }) => path.endsWith("_test.rego"));
  const all = tested.flatMap(pointsOf).map((point, i) => ({ ...point, id: String(i + 1) }));
  for (const { path, text } of testing) {
    await put(folder, path, text.join(""));
  }
  const tests = testing.flatMap(testsOf);
  await put(folder, "mutation.rego", SWITCHES);
  await put(folder, "questions.rego", questions(tests));
  const points = await compiling(folder, tested, all);
  const estates = await readEstates(root);
  await put(
    folder,
    "data.json",
    JSON.stringify({ active_mutant: "", is_reaching: false, estates: estates.map(estateData) }),
  );
  return {
    folder,
    points,
    refused: all.length - points.length,
    tests,
    estates: estates.map((estate) => estate.folder),
  };
}

function estateData({ fixture, document }: Awaited<ReturnType<typeof readEstates>>[number]): unknown {
  if (fixture === null) {
    return { document };
  }
  const { group, name } = fixture.rule;
  return { document, rule: { group, name }, outcome: fixture.name.split("-")[0] };
}

function testsOf({ package: name, rules }: Module): string[] {
  const heads = rules.map((rule) => nameOf({ type: "ref", value: asNode(rule["head"])?.["ref"] }));
  return [...new Set(heads.filter((head) => head.startsWith("test_")))].map((head) => `data.${name}.${head}`);
}

/** Writes the modules with as many points as they compile with, and gives these. */
async function compiling(
  folder: string,
  modules: readonly Module[],
  all: NumberedPoint[],
): Promise<NumberedPoint[]> {
  let points = all;
  for (;;) {
    const { byPath } = grouped(points);
    for (const { path, text } of modules) {
      await put(folder, path, rewritten(text, byPath.get(path) ?? []));
    }
    const errors = await compileErrors(folder);
    if (errors.length === 0) {
      return points;
    }
    const blamed = new Set(errors.flatMap((error) => toBlame(points, error)));
    const fewer = points.filter((point) => !blamed.has(point));
    if (fewer.length === points.length) {
      throw new Error(`the rewritten policies do not compile: ${errors[0]?.message}`);
    }
    points = fewer;
  }
}

function grouped(points: readonly NumberedPoint[]): { byPath: Map<string, NumberedPoint[]> } {
  const byPath = new Map<string, NumberedPoint[]>();
  for (const point of points) {
    byPath.set(point.path, [...(byPath.get(point.path) ?? []), point]);
  }
  return { byPath };
}

const errorsSchema = z.object({
  errors: z.array(
    z.object({ message: z.string(), location: z.optional(z.object({ file: z.string(), row: z.number() })) }),
  ),
});
type CompileError = z.infer<typeof errorsSchema>["errors"][number];

async function compileErrors(folder: string): Promise<CompileError[]> {
  const args = ["check", "--format", "json", "--max-errors", "10000", "."];
  const { status, stderr, stdout } = await runCommand(await opaProgram(), args, folder);
  return status === 0 ? [] : errorsSchema.parse(JSON.parse(stderr || stdout)).errors;
}

/** A condition that binds what is used outside of it cannot be switched; else it is what stands on the line that does not compile. */
function toBlame(points: readonly NumberedPoint[], { message, location }: CompileError): NumberedPoint[] {
  const near = points.filter(
    ({ path, line }) => path === location?.file && Math.abs(line - location.row) <= CLAUSE_LINES,
  );
  const [, variable] = /var (\S+) is unsafe/.exec(message) ?? [];
  const binding = near.filter(
    ({ kind, shown }) =>
      (kind === "condition negated" || kind === "not removed") && wordsOf(shown).includes(variable ?? ""),
  );
  return binding.length > 0 ? binding : near.filter(({ line }) => line === location?.row);
}

/** Longer than any clause. */
const CLAUSE_LINES = 40;

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}_]+/u);
}

async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}
