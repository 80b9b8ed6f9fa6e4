import { type Module, readModules } from "../policies/modules.ts";
import { type RuleFolder, readRuleFolders } from "../policies/rule-folders.ts";
import type { Check } from "./check.ts";

const REQUIRED = ["subjects", "needs", "protects", "violations"];
const ALLOWED = new Set([...REQUIRED, "undetermined"]);

function problemsOf(rule: RuleFolder, modules: Module[]): string[] {
  const module = modules.find(({ file }) => file === rule.module);
  if (module === undefined) return [`${rule.module}: there is no such file`];
  const expected = ["resilience", "rules", rule.group, rule.name];
  if (module.package.join("/") !== expected.join("/")) {
    return [`${rule.module}: its package must be resilience.rules.${rule.group}["${rule.name}"]`];
  }
  const public_ = new Set(module.rules.map(([name]) => String(name)).filter((name) => !name.startsWith("_")));
  const missing = REQUIRED.filter((name) => !public_.has(name)).map(
    (name) => `${rule.module}: ${name} is missing`,
  );
  const unknown = [...public_]
    .filter((name) => !ALLOWED.has(name))
    .map(
      (name) => `${rule.module}: ${name} is no set of a rule: one of ${[...ALLOWED].join(", ")}, or _${name}`,
    );
  return [...missing, ...unknown];
}

/** Nothing may stand beside the rules: a package under resilience.rules that is no rule folder would be evaluated as a rule. */
function strangers(modules: Module[], folders: RuleFolder[]): string[] {
  const known = new Set(folders.map(({ module }) => module));
  return modules
    .filter(({ file, package: [, area] }) => area === "rules" && !known.has(file))
    .map(({ file }) => `${file}: a rule is policies/rules/<group>/<name>/<name with _>.rego, one file`);
}

/** A rule has exactly its sets: one that is missing or misspelt takes the rule out of the report without a word. */
export const ruleSets: Check = {
  name: "rule sets",
  run: async (root) => {
    const [modules, folders] = await Promise.all([readModules(root), readRuleFolders(root)]);
    return [...folders.flatMap((rule) => problemsOf(rule, modules)), ...strangers(modules, folders)];
  },
};
