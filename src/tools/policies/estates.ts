import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { link } from "../../link/link.ts";
import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { InputDocument } from "../../model/input-document.ts";
import { buildSettings } from "../../settings/build-settings.ts";
import { SourceSearch } from "../../sources/hcl/source-search.ts";
import { WorkspaceReader } from "../../sources/hcl/workspace-reader.ts";
import { readInputs } from "../../sources/read-inputs.ts";
import { packagedGrammar } from "../build/grammar.ts";
import { readDeclaredTypes } from "./declared-types.ts";
import { type RuleFolder, readFixtures, readRuleFolders } from "./rule-folders.ts";

/** A folder of real inputs and what policies see of it. */
export interface Estate {
  /** Relative to the project. */
  folder: string;
  /** The rule and the case that it is a fixture of; null for an example. */
  fixture: { rule: RuleFolder; name: string } | null;
  document: InputDocument;
}

/** The moment at which fixtures and examples are judged, so that their results stay the same. */
const NOW = "2026-01-01T00:00:00Z";

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Standard input of a run that is given files.
}

const NOT_ASKED = {
  config: null,
  gate: null,
  mode: null,
  failOn: null,
  ifNothingFound: null,
  baseline: null,
  defaultRegion: null,
  outputs: [],
};

async function documentOf(workspace: string, declared: DeclaredTypes): Promise<InputDocument> {
  const around = { workspace, clockMs: 0, pullRequest: false, trusted: null };
  const { settings } = await buildSettings({ ...NOT_ASKED, paths: ["."], now: NOW }, around);
  const search = new SourceSearch(settings, new WorkspaceReader(workspace), packagedGrammar);
  const inputs = await readInputs(settings, { declared, search, standardInput: nothing(), versions: null });
  const problems = inputs.flatMap((input) =>
    input.problems.map(({ message }) => `${input.path}: ${message}`),
  );
  if (problems.length > 0) throw new Error(`${workspace}: ${problems.join("; ")}`);
  return link(inputs, settings, declared).after;
}

async function exampleFolders(root: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, "examples"), { withFileTypes: true });
    return entries
      .filter(
        (entry) => entry.isDirectory() && existsSync(join(root, "examples", entry.name, "resilience.yml")),
      )
      .map(({ name }) => `examples/${name}`)
      .sort();
  } catch {
    return [];
  }
}

/** Every fixture of every rule, and every example, read and linked as a run does it. */
export async function readEstates(root: string): Promise<Estate[]> {
  const declared = await readDeclaredTypes(root);
  const estates: Estate[] = [];
  for (const rule of await readRuleFolders(root)) {
    for (const name of await readFixtures(root, rule)) {
      const folder = `${rule.folder}/fixtures/${name}`;
      estates.push({
        folder,
        fixture: { rule, name },
        document: await documentOf(join(root, folder), declared),
      });
    }
  }
  for (const folder of await exampleFolders(root)) {
    estates.push({ folder, fixture: null, document: await documentOf(join(root, folder), declared) });
  }
  return estates;
}
