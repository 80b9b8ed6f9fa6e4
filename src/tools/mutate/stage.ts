import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { opaProgram } from "../opa/find.ts";
import type { Estate } from "../policies/estates.ts";
import { runCommand } from "../run-command.ts";
import { byKey } from "./by-key.ts";
import type { Policies } from "./policies.ts";
import { type NumberedPoint, rewritten } from "./rewrite.ts";
import { questions, SWITCHES } from "./switches.ts";
import type { Module } from "./syntax.ts";

/**
 * Writes policies to a folder that OPA can serve, with points that can be switched, and with what they are asked; gives the points that they
 * compile with. With no points they stand there as they are.
 */
export async function stagePolicies(
  { modules, testing, tests, estates }: Policies,
  points: NumberedPoint[],
  folder: string,
): Promise<NumberedPoint[]> {
  await rm(folder, { recursive: true, force: true });
  for (const { path, text } of testing) {
    await put(folder, path, text.join(""));
  }
  await put(folder, "mutation.rego", SWITCHES);
  await put(folder, "questions.rego", questions(tests));
  const compiled = await compiling(folder, modules, points);
  const data = { active_mutant: "", is_reaching: false, estates: estates.map(estateData) };
  await put(folder, "data.json", JSON.stringify(data));
  return compiled;
}

/** A fixture is judged by its rule alone. */
function estateData({ fixture, document }: Estate): unknown {
  if (fixture === null) {
    return { document, outcome: null };
  }
  const { group, name } = fixture.rule;
  return { document: { ...document, only: { group, name } }, outcome: fixture.name.split("-")[0] };
}

/** Writes the modules with as many points as they compile with, and gives these. */
async function compiling(
  folder: string,
  modules: readonly Module[],
  all: NumberedPoint[],
): Promise<NumberedPoint[]> {
  let points = all;
  for (;;) {
    const byPath = byKey(points, ({ path }) => path);
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
