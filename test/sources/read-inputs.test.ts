import { expect, it } from "vitest";
import { LIMITS, NO_RESILIENCE_FILE } from "../../src/settings/defaults.ts";
import { SourceSearch } from "../../src/sources/hcl/source-search.ts";
import { WorkspaceReader } from "../../src/sources/hcl/workspace-reader.ts";
import { readFiles } from "../../src/sources/read-inputs.ts";
import { packagedGrammar } from "../../src/tools/build/grammar.ts";
import { workspaceOf } from "./workspace.ts";

it("tells how many files there are so far", async () => {
  const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
  const workspace = await workspaceOf({ "a.yaml": service("a"), "b.yaml": service("b"), "c.json": "{}" });
  const resilience = NO_RESILIENCE_FILE;
  const told: string[] = [];
  const { inputs, passedOver } = await readFiles(
    {
      ...{ workspace, paths: [], resilience, proposed: null, mode: "enforce", gate: "all", failOn: "error" },
      ...{ ifNothingFound: "error", baseline: null, nowS: 0, defaultRegion: null, allowTools: false },
      ...{ policies: [], opaPath: null, outputs: [], limits: LIMITS },
    },
    {
      declared: { terraform: {}, kubernetes: { "core/Service": true } },
      search: new SourceSearch({ resilience }, new WorkspaceReader(workspace), packagedGrammar),
      standardInput: (async function* () {})(),
      versions: null,
      tell: (what) => told.push(what),
    },
  );
  expect(told).toEqual(["reading, 1 file so far", "reading, 2 files so far", "reading, 3 files so far"]);
  expect(inputs.map(({ name }) => name)).toEqual(["a.yaml", "b.yaml"]);
  expect(passedOver.files().map(({ paths }) => paths)).toEqual([["c.json"]]);
});
