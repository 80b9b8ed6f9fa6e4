import { expect, it } from "vitest";
import { facts } from "../../src/cli/facts.ts";
import { workspaceOf } from "../sources/workspace.ts";

it("writes what policies see, where it stands, and what was read; an error does not lose the rest", async () => {
  let [out, err] = ["", ""];
  const workspace = await workspaceOf({
    "web.yaml":
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: 2}\n",
  });
  const asked = {
    paths: ["web.yaml", "none\n::error::x.json"],
    config: null,
    gate: null,
    mode: null,
    failOn: null,
    ifNothingFound: null,
    baseline: null,
    now: "1970-01-02",
    defaultRegion: null,
    outputs: [],
  };
  const status = await facts(
    asked,
    { base: null, shard: false },
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      standardInput: (async function* () {})(),
      workspace,
      clockMs: 0,
      environment: {},
      isTerminal: false,
      columns: null,
    },
  );
  const written = JSON.parse(out);
  expect([status, err]).toEqual([
    2,
    "error: none ::error::x.json: it does not exist: check the spelling, and that the step which writes it has run\n",
  ]);
  expect([
    written.version,
    written.document.now_s,
    Object.keys(written.document.kubernetes),
    written.sources,
  ]).toEqual([
    1,
    86_400,
    ["apps/Deployment"],
    { "web.yaml#Deployment.apps/shop/web": { file: "web.yaml", line: 1 } },
  ]);
  expect(written.inputs.map((input: { name: string; kind: string }) => [input.name, input.kind])).toEqual([
    ["none\n::error::x.json", "unrecognised"],
    ["web.yaml", "kubernetes"],
  ]);
});
