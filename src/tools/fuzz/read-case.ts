import { type Linked, link } from "../../link/link.ts";
import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput } from "../../model/input.ts";
import type { Settings } from "../../model/settings.ts";
import { normaliseDeclared } from "../../sources/declared/normalise-declared.ts";
import { normaliseAll } from "../../sources/normalise-all.ts";
import type { RawInput } from "../../sources/raw-input.ts";
import { toolSettings } from "../judging/tool-settings.ts";
import type { FuzzCase } from "./make-case.ts";

/** A case, read and linked as a run does it. */
export interface ReadCase {
  tried: FuzzCase;
  settings: Settings;
  inputs: NormalisedInput[];
  linked: Linked;
}

/** The first half of the pipeline; what it throws is a fault. */
export async function readCase(tried: FuzzCase, declared: DeclaredTypes): Promise<ReadCase> {
  const settings = settingsOf(tried);
  const read = await normaliseAll(rawInputs(tried), declared, settings);
  const ofSettings = normaliseDeclared(settings.resilience, declared);
  const inputs = ofSettings === null ? read : [...read, ofSettings];
  return { tried, settings, inputs, linked: link(inputs, settings, declared) };
}

async function* rawInputs({ files }: FuzzCase): AsyncGenerator<RawInput> {
  for (const { name, text, found, rendered } of files) {
    const content = { bytes: Buffer.from(text) };
    const file = { name, path: name, named: found !== true, content };
    yield rendered === undefined ? file : { ...file, rendered };
  }
}

function settingsOf({ files, settings, seed }: FuzzCase): Settings {
  const paths = files.map(({ name }) => name);
  return toolSettings({ workspace: "/", paths, gate: seed % 2 === 0 ? "new" : "all" }, settings);
}
