import { readdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Estate, readEstates } from "../policies/estates.ts";
import { byKey } from "./by-key.ts";
import { inTurn } from "./in-turn.ts";
import { pointsOf } from "./points.ts";
import type { NumberedPoint } from "./rewrite.ts";
import { type Module, parseModule, ruleName } from "./syntax.ts";

/** The policies of a project, what can be changed in them, and what is asked to notice it. */
export interface Policies {
  /** The folder of the project. */
  root: string;
  /** Those that are changed. */
  modules: Module[];
  testing: Module[];
  points: NumberedPoint[];
  /** Full names of the tests: `data.resilience.lib_test.test_a`. */
  tests: string[];
  /** The fixtures and examples. */
  estates: Estate[];
}

/** Reads the policies of a project with their tests, fixtures and examples. */
export async function readPolicies(root: string): Promise<Policies> {
  const names = await readdir(join(root, "policies"), { recursive: true });
  const read = withSiblings(await parsedModules(root, names.filter((name) => name.endsWith(".rego")).sort()));
  const modules = read.filter(({ path }) => !path.endsWith("_test.rego"));
  const testing = read.filter(({ path }) => path.endsWith("_test.rego"));
  return {
    root,
    modules,
    testing,
    points: modules.flatMap(pointsOf).map((point, i) => ({ ...point, id: String(i + 1) })),
    tests: testing.flatMap(testsOf),
    estates: await readEstates(root),
  };
}

async function parsedModules(root: string, names: readonly string[]): Promise<Module[]> {
  const read: Module[] = [];
  const workers = Array.from({ length: availableParallelism() }, (_, i) => i);
  await inTurn([...names.entries()], workers, async ([i, name]) => {
    const path = `policies/${name.replaceAll("\\", "/")}`;
    read[i] = await parseModule(root, path, await readFile(join(root, path), "utf8"));
  });
  return read;
}

/** A package may stand in several files, which call each other's rules by their names alone. */
function withSiblings(modules: readonly Module[]): Module[] {
  const byPackage = byKey(modules, (module) => module.package);
  return modules.map((module) => ({
    ...module,
    names: [...new Set((byPackage.get(module.package) ?? []).flatMap(({ names }) => names))],
  }));
}

function testsOf({ package: name, rules }: Module): string[] {
  const tests = rules.map(ruleName).filter((rule) => rule.startsWith("test_"));
  return [...new Set(tests)].map((test) => `data.${name}.${test}`);
}
