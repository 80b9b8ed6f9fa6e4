import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Settings } from "../../../src/model/settings.ts";
import { LIMITS } from "../../../src/settings/defaults.ts";
import { collect } from "../../../src/sources/collect.ts";
import type { RawInput } from "../../../src/sources/raw-input.ts";
import { workspaceOf } from "../workspace.ts";
import { FIXTURES } from "./locate.ts";

const path = process.env["PATH"] ?? "";
let workspace = "";

/** A workspace with a binary plan, a text, and a stand-in for terraform, which alone is on the path. */
beforeEach(async () => {
  workspace = await workspaceOf({
    "plan.json": await readFile(join(FIXTURES, "binary/plan.bin")),
    "text.json": "{}",
    "bin/terraform": '#!/bin/sh\necho "shown"\n',
  });
  await chmod(join(workspace, "bin/terraform"), 0o755);
  process.env["PATH"] = join(workspace, "bin");
});
afterEach(() => {
  process.env["PATH"] = path;
});

async function collected(allowTools: boolean): Promise<(RawInput["shown"] | null)[]> {
  const settings: Settings = {
    workspace,
    paths: ["plan.json", "text.json"],
    resilience: { path: null, file: { version: 1 } },
    proposed: null,
    mode: "enforce",
    gate: "all",
    failOn: "error",
    ifNothingFound: "error",
    baseline: null,
    nowS: 0,
    defaultRegion: null,
    outputs: [],
    policies: [],
    opaPath: null,
    allowTools,
    limits: LIMITS,
  };
  const shown: (RawInput["shown"] | null)[] = [];
  for await (const file of collect(settings, (async function* () {})())) {
    shown.push(file.shown ?? null);
  }
  return shown;
}

describe("collecting a binary plan", () => {
  it("runs no tool unless tools are allowed, and then for binary plans alone", async () => {
    expect(await collected(false)).toEqual([null, null]);
    expect(await collected(true)).toEqual([{ bytes: Buffer.from("shown\n") }, null]);
  });
});
