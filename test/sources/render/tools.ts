import { execFileSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { NormalisedInput } from "../../../src/model/input.ts";
import type { RenderEntry } from "../../../src/model/render.ts";
import type { ResilienceFile } from "../../../src/model/resilience-file.ts";
import type { Settings } from "../../../src/model/settings.ts";
import { LIMITS } from "../../../src/settings/defaults.ts";
import type { EarlierVersions } from "../../../src/sources/base/earlier-versions.ts";
import { collect } from "../../../src/sources/collect.ts";
import { normaliseAll } from "../../../src/sources/normalise-all.ts";
import type { RawInput } from "../../../src/sources/raw-input.ts";
import { readDeclaredTypes } from "../../../src/tools/policies/declared-types.ts";
import { workspaceOf } from "../workspace.ts";

const PATH = process.env["PATH"] ?? "";
const declared = await readDeclaredTypes(".");

afterEach(() => {
  process.env["PATH"] = PATH;
});

/** Is this tool there? */
export function isThere(tool: string): boolean {
  try {
    execFileSync(tool, tool === "kubectl" ? ["version", "--client"] : ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Puts shell scripts in the place of all tools until the test is over; without one there is none. */
export async function withTools(scripts: Record<string, string>): Promise<void> {
  const folder = await workspaceOf({});
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  process.env["PATH"] = folder;
}

/** What a run is given. */
interface Given {
  render: RenderEntry[];
  paths?: string[];
  allowTools?: boolean;
  limits?: Partial<Settings["limits"]>;
  clusters?: ResilienceFile["clusters"];
  versions?: EarlierVersions | null;
}

function settingsOf(workspace: string, { render, paths, allowTools, limits, clusters }: Given): Settings {
  return {
    workspace,
    paths: paths ?? ["."],
    resilience: { path: null, file: { version: 1, render, ...(clusters === undefined ? {} : { clusters }) } },
    proposed: null,
    mode: "enforce",
    gate: "all",
    failOn: "error",
    ifNothingFound: "error",
    baseline: null,
    nowS: 0,
    defaultRegion: null,
    policies: [],
    opaPath: null,
    outputs: [],
    allowTools: allowTools ?? true,
    limits: { ...LIMITS, ...limits },
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** What was rendered: the inputs that a tool wrote, as they were collected. */
export async function renderedOf(workspace: string, given: Given): Promise<RawInput[]> {
  const inputs: RawInput[] = [];
  for await (const input of collect(settingsOf(workspace, given), nothing(), given.versions)) {
    if (input.rendered !== undefined) {
      inputs.push(input);
    }
  }
  return inputs;
}

/** All inputs of a run, normalised. */
export async function inputsOf(workspace: string, given: Given): Promise<NormalisedInput[]> {
  const settings = settingsOf(workspace, given);
  return normaliseAll(collect(settings, nothing(), given.versions), declared, settings);
}
