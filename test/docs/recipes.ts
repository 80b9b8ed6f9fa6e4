import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { recipesIn } from "../../src/tools/workflows/recipes.ts";

/** A step of a workflow. */
export interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string | boolean>;
}

/** A workflow, as far as it is looked at. */
export interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { steps: Step[]; permissions?: Record<string, string>; if?: string; needs?: string }>;
}

const SETTINGS = /<!-- settings: ([\w-]+) -->\n```yaml\n([\s\S]*?)\n```/gu;

function page(): string {
  return readFileSync(new URL("../../docs/workflows.md", import.meta.url), "utf8");
}

/** The resilience.yml that stands beside some of the recipes, by their names. */
export function recipeSettings(): Map<string, string> {
  return new Map([...page().matchAll(SETTINGS)].map(([, name = "", text = ""]) => [name, text]));
}

/** The recipes of docs/workflows.md by name. */
export function recipes(): Map<string, { text: string; workflow: Workflow }> {
  return new Map(
    [...recipesIn(page())].map(([name, text]) => [name, { text, workflow: load(text) as Workflow }]),
  );
}
