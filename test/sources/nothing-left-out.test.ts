import { describe, expect, it } from "vitest";
import type { NormalisedInput } from "../../src/model/input.ts";
import { LIMITS } from "../../src/settings/defaults.ts";
import { normaliseAll } from "../../src/sources/normalise-all.ts";
import type { RawInput } from "../../src/sources/raw-input.ts";

const DECLARED = {
  terraform: { aws_s3_bucket: { properties: { bucket: true as const } } },
  kubernetes: { "core/Service": { properties: { metadata: true as const } } },
};

async function read(name: string, text: string): Promise<Pick<NormalisedInput, "resources" | "problems">> {
  const files = (async function* (): AsyncGenerator<RawInput> {
    yield { name, path: name, named: true, content: { bytes: Buffer.from(text) } };
  })();
  const [input] = await normaliseAll(files, DECLARED, { defaultRegion: null, limits: LIMITS });
  return { resources: input?.resources ?? 0, problems: input?.problems ?? [] };
}

describe("what a file holds is read or told", () => {
  it("every document of a YAML stream whose documents are written as JSON", async () => {
    const service = (name: string): string =>
      JSON.stringify({ apiVersion: "v1", kind: "Service", metadata: { name } });
    for (const text of [
      `${service("a")}\n---\n${service("b")}\n`,
      `${service("a")}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\n`,
      `---\n${service("a")}\n---\n${service("b")}\n`,
    ]) {
      expect(await read("a.yaml", text)).toEqual({ resources: 2, problems: [] });
    }
  });

  it("a change that takes away what is not there and gives it values is no change that Terraform writes", async () => {
    const change = (actions: string[], before: unknown, after: unknown): unknown => ({
      ...{ address: "aws_s3_bucket.a", mode: "managed", type: "aws_s3_bucket", name: "a" },
      change: { actions, before, after, after_unknown: {} },
    });
    const plan = (entry: unknown): string =>
      JSON.stringify({ format_version: "1.2", terraform_version: "1.9.8", resource_changes: [entry] });
    for (const actions of [["delete"], ["forget"]]) {
      const { problems } = await read("plan.json", plan(change(actions, null, { bucket: "a" })));
      expect(problems.map(({ level, message }) => [level, message.slice(0, 29)])).toEqual([
        ["error", "1 resource could not be read:"],
      ]);
      expect(await read("plan.json", plan(change(actions, { bucket: "a" }, null)))).toEqual({
        resources: 1,
        problems: [],
      });
    }
  });
});
