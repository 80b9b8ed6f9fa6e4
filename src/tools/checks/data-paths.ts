import { type Module, type Path, readModules } from "../policies/modules.ts";
import type { Check } from "./check.ts";

/** True if a reference names the rule, a package above it, or something inside its value; a variable names anything. */
function mayBe(reference: Path, rule: Path): boolean {
  return reference.every(
    (part, i) => i >= rule.length || part === null || rule[i] === null || part === rule[i],
  );
}

function written(path: Path): string {
  const named = path.slice(0, 1 + path.findLastIndex((part) => part !== null));
  return named.reduce<string>((text, part) => {
    if (part === null) return `${text}[_]`;
    return /^\w+$/.test(part) ? `${text}.${part}` : `${text}["${part}"]`;
  }, "data");
}

/** The line where a path is most likely written: the first with its last two names, else with its last. */
function lineOf(source: string, path: Path): number {
  const [last = "", before = ""] = path.filter((part) => part !== null).reverse();
  const lines = source.split("\n");
  const found = lines.findIndex((line) => line.includes(last) && line.includes(before));
  return 1 + Math.max(0, found >= 0 ? found : lines.findIndex((line) => line.includes(last)));
}

function isPrivate(reference: Path): boolean {
  return reference.some((part) => part?.startsWith("_"));
}

function problemsOf(module: Module, rules: Path[]): string[] {
  const told = (path: Path, what: string) =>
    `${module.file}:${lineOf(module.source, path)}: ${written(path)} ${what}`;
  const messages = module.references
    .filter(([first]) => first === "resilience")
    .flatMap((path) => {
      if (!rules.some((rule) => mayBe(path, rule))) return [told(path, "does not exist")];
      return isPrivate(path) ? [told(path, "is private to its package")] : [];
    });
  return [...new Set(messages)];
}

/** Every `data.resilience...` that a policy names must be there: to OPA a misspelt one is merely undefined. */
export const dataPaths: Check = {
  name: "data paths",
  run: async (root) => {
    const modules = await readModules(root);
    const rules = modules.flatMap((module) => module.rules.map((rule) => [...module.package, ...rule]));
    return modules.flatMap((module) => problemsOf(module, rules));
  },
};
