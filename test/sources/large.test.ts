import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NormalisedInput } from "../../src/model/input.ts";
import type { Limits } from "../../src/model/settings.ts";
import { LIMITS } from "../../src/settings/defaults.ts";
import { builtPack } from "../../src/settings/pack.ts";
import { collect } from "../../src/sources/collect.ts";
import { normaliseAll } from "../../src/sources/normalise-all.ts";
import { planText } from "../../src/tools/bench/make-plan.ts";
import { toolSettings } from "../../src/tools/judging/tool-settings.ts";

/** What is larger than 64 KiB is read in pieces here, each part of at most a quarter of the plan. */
const SMALL: Limits = { ...LIMITS, wholeBytes: 64 * 1024, partBytes: 512 * 1024, fileBytes: 8 * 1024 ** 2 };

const declared = await builtPack().declaredTypes();
const plan = Buffer.from([...planText(600, 7)].join(""));

let workspace = "";
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), "large-"));
});
afterAll(() => rmSync(workspace, { recursive: true }));

async function read(
  name: string,
  content: Buffer,
  { limits = SMALL, asInput = false }: { limits?: Limits; asInput?: boolean } = {},
): Promise<NormalisedInput> {
  writeFileSync(join(workspace, name), content);
  const settings = toolSettings({ workspace, paths: [asInput ? `${name}=-` : name], limits }, { version: 1 });
  async function* standardInput(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += 10_000) {
      yield content.subarray(at, at + 10_000);
    }
  }
  const inputs = await normaliseAll(collect(settings, standardInput()), declared, settings);
  expect(inputs).toHaveLength(1);
  const [input] = inputs;
  if (input === undefined) {
    throw new Error("there is no input");
  }
  const { sources } = input;
  // What would read it once more is another function each time, and so is what says whether it is worth it.
  const unseen =
    sources?.unseen == null ? null : { wanted: expect.any(Function), read: expect.any(Function) };
  return sources === undefined ? input : { ...input, sources: { ...sources, unseen } };
}

const problemsOf = ({ problems }: NormalisedInput) =>
  problems.map(({ level, message }) => `${level}: ${message}`);

describe("a plan that is too large to be held", () => {
  it("is what it would be if it were held: in a file, compressed, on standard input", async () => {
    expect(plan.length).toBeGreaterThan(20 * SMALL.wholeBytes);
    const whole = await read("plan.json", plan, { limits: LIMITS });
    expect(whole.after.length).toBeGreaterThan(100);
    expect(await read("plan.json", plan)).toEqual(whole);
    expect(await read("plan.json", Buffer.concat([Buffer.from("\uFEFF \n"), plan]))).toEqual(whole);
    const named = { ...whole, path: "plan.json.gz", name: "plan.json.gz" };
    const packed = await read("plan.json.gz", gzipSync(plan));
    expect({ ...packed, after: [], before: [], places: {} }).toEqual({
      ...named,
      after: [],
      before: [],
      places: {},
    });
    expect(packed.after).toHaveLength(whole.after.length);
    const piped = await read("plan.json", plan, { asInput: true });
    expect(piped.after).toEqual(whole.after);
    expect(piped.before).toEqual(whole.before);
  });

  it("may be a state", async () => {
    const { prior_state } = JSON.parse(plan.toString());
    const state = Buffer.from(JSON.stringify(prior_state));
    const whole = await read("state.json", state, { limits: LIMITS });
    expect([whole.kind, whole.after.length > 100]).toEqual(["terraform-state", true]);
    expect(await read("state.json", state)).toEqual(whole);
  });

  it("is told of where a limit is reached", async () => {
    const part = { ...SMALL, partBytes: 2_000 };
    expect(problemsOf(await read("a.json", plan, { limits: part }))).toEqual([
      "error: a part of it is larger than 2000 bytes, the most that is read at once: split the plan, or raise limits.part",
    ]);
    const file = { ...SMALL, fileBytes: 1024 ** 2 };
    const tooLarge =
      "error: it is larger than 1 MiB, the most that one file may have: split it, or raise limits.file where it is a plan or manifests";
    expect(problemsOf(await read("a.json", plan, { limits: file }))).toEqual([tooLarge]);
    const inflated =
      "error: it is larger than 1 MiB, the most that one file may have: split the plan, or raise limits.file";
    expect(problemsOf(await read("a.json.gz", gzipSync(plan), { limits: file }))).toEqual([inflated]);
    expect(problemsOf(await read("a.json", plan, { limits: file, asInput: true }))).toEqual([inflated]);
  });

  const BROKEN =
    "error: it is no plan or state in JSON, or its JSON is broken, and it is too large to be anything else: write it again with terraform show -json";
  const NOT_UTF8 =
    "error: it is not valid UTF-8 text, and too large to be read in another encoding: save it as UTF-8";
  const CUT = "error: its JSON is cut short, it ends in the middle of a value: write the file again";
  const manifests = Buffer.from("apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\n".repeat(2000));

  it.each([
    ["cut short", plan.subarray(0, plan.length - 1000), CUT],
    ["broken", Buffer.from(plan.toString().replace('"mode":', '"mode"')), BROKEN],
    [
      "followed by something",
      Buffer.concat([plan, Buffer.from("{}")]),
      "error: something follows its JSON: write the file again, with nothing else in it",
    ],
    ["UTF-16", Buffer.from(`\uFEFF${plan.toString()}`, "utf16le"), NOT_UTF8],
    [
      "cut in a character",
      Buffer.concat([plan.subarray(0, 100_000), Buffer.from([0xe2, 0x82]), plan.subarray(100_000)]),
      NOT_UTF8,
    ],
    ["manifests", manifests, BROKEN],
    [
      "other JSON",
      Buffer.from(`{"a":"${"x".repeat(100_000)}"}`),
      "error: it is too large for anything but a plan or state in JSON (terraform show -json), and is neither",
    ],
    [
      "damaged gzip",
      Buffer.concat([gzipSync(plan).subarray(0, 200_000), gzipSync(plan).subarray(-8)]),
      "error: it is compressed with gzip and cut short or damaged: write it again",
    ],
  ])("is told of where it is %s", async (_, content, problem) => {
    const input = await read("b.json", content);
    expect([input.kind, input.after, problemsOf(input)]).toEqual(["unrecognised", [], [problem]]);
  });
});
