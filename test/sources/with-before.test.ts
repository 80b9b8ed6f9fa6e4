import { describe, expect, it } from "vitest";
import type { NormalisedInput, Problem } from "../../src/model/input.ts";
import type { EarlierVersion } from "../../src/sources/base/earlier-versions.ts";
import type { Outcome } from "../../src/sources/file-to-read.ts";
import { normaliseManifests } from "../../src/sources/kubernetes/normalise.ts";
import { withBefore } from "../../src/sources/with-before.ts";

const FILE = { name: "a.yaml", path: "k8s/a.yaml", named: true };
const DECLARED = { terraform: {}, kubernetes: { "core/Service": true } } as const;
const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
const manifests = (text: string): NormalisedInput => normaliseManifests(FILE, text, DECLARED);

const other: EarlierVersion = { is: "other", read: async () => ({ bytes: Buffer.from("before") }) };

/** What becomes of a file that is this after the change and was that before it. */
const withIt = (outcome: Outcome | null, earlier: EarlierVersion, was: Outcome): Promise<Outcome | null> =>
  withBefore({ file: FILE, outcome, earlier }, 100, () => was);

const now = manifests(service("now"));
const then = manifests(service("then"));
const none: Outcome = { passedOver: "nothing for us" };
const broken = (level: Problem["level"]): Problem[] => [{ level, message: "line 3 is broken", line: 3 }];

describe("manifests", () => {
  it("were what they are where the change leaves them alone, and nothing where it brings them", async () => {
    expect(await withIt({ input: now }, { is: "same" }, none)).toEqual({
      input: { ...now, before: now.after },
    });
    expect(await withIt({ input: now }, { is: "absent" }, none)).toEqual({ input: { ...now, before: [] } });
  });

  it("were what their file held", async () => {
    expect(await withIt({ input: now }, other, { input: then })).toEqual({
      input: { ...now, before: then.after },
    });
    expect(await withIt({ input: now }, other, none)).toEqual({ input: { ...now, before: [] } });
    const plan = { ...then, kind: "terraform-plan" as const };
    expect(await withIt({ input: now }, other, { input: plan })).toEqual({ input: { ...now, before: [] } });
    const state = { ...then, kind: "terraform-state" as const };
    expect(await withIt({ input: { ...now, kind: "terraform-state" } }, other, { input: state })).toEqual({
      input: { ...now, kind: "terraform-state", before: then.after },
    });
  });

  it("are told where some of what was there may only be unread", async () => {
    const withError = { ...now, problems: broken("error") };
    const unread = { before: then.after, unseen: "unread" };
    expect(await withIt({ input: withError }, other, { input: then })).toEqual({
      input: { ...withError, ...unread },
    });
    const template = manifests(`${service("now")}---\nkind: {{ .Values.kind }}\n`);
    expect(await withIt({ input: template }, other, { input: then })).toEqual({
      input: { ...template, ...unread },
    });
    const warned = { ...now, problems: broken("warning") };
    expect(await withIt({ input: warned }, other, { input: then })).toEqual({
      input: { ...warned, before: then.after },
    });
  });

  it("have nothing to be compared with where what was there cannot be read in full", async () => {
    expect(await withIt({ input: now }, other, { input: { ...then, problems: broken("error") } })).toEqual({
      input: {
        ...now,
        problems: [
          {
            level: "warning",
            message:
              "What it held at the base commit is not known, so that its findings count as new: line 3 is broken",
            line: null,
          },
        ],
      },
    });
    expect(await withIt({ input: now }, other, { input: { ...then, problems: broken("warning") } })).toEqual({
      input: { ...now, before: then.after },
    });
  });
});

describe("a file that is judged no more", () => {
  const left = (reason: string, unseen: string, problems: Problem[] = []) => ({
    input: {
      name: "a.yaml",
      path: "k8s/a.yaml",
      kind: "kubernetes",
      resources: 0,
      not_judged: [{ what: "what it held before", reason, count: 1 }],
      problems,
      after: [],
      before: then.after,
      unseen,
      places: {},
    },
  });

  it("stays in sight with the reason", async () => {
    expect(await withIt(null, other, { input: then })).toEqual(
      left("the change takes this file away", "gone"),
    );
    expect(await withIt(none, other, { input: then })).toEqual(left("nothing for us", "unread"));
    const input: NormalisedInput = { ...now, kind: "unrecognised", problems: broken("error") };
    expect(await withIt({ input }, other, { input: then })).toEqual(
      left("it cannot be read any more", "unread", broken("error")),
    );
  });

  it.each<[string, EarlierVersion, Outcome]>([
    ["nothing of it was judged", other, none],
    ["it held nothing", other, { input: manifests("") }],
    ["what it held cannot be read", other, { input: { ...then, problems: broken("error") } }],
    ["it was not there", { is: "absent" }, { input: then }],
    ["it is as it was", { is: "same" }, { input: then }],
  ])("is what it is where %s", async (_, earlier, was) => {
    expect(await withIt(none, earlier, was)).toBe(none);
    expect(await withIt(null, earlier, was)).toBeNull();
  });
});

it("a plan shows itself what was there before", async () => {
  const plan: Outcome = { input: { ...now, kind: "terraform-plan" } };
  expect(await withIt(plan, other, { input: then })).toBe(plan);
  const binary = { binary: {} } as Outcome;
  expect(await withIt(binary, other, { input: then })).toBe(binary);
});
