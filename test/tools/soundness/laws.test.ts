import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { builtPack } from "../../../src/settings/pack.ts";
import { type Judged, judgeRead } from "../../../src/tools/judging/judge-all.ts";
import type { OpaServer } from "../../../src/tools/opa/server.ts";
import { readAttributes } from "../../../src/tools/policies/attribute-files.ts";
import { readEstates } from "../../../src/tools/policies/estates.ts";
import { Random } from "../../../src/tools/random.ts";
import { beforeAfterLaw } from "../../../src/tools/soundness/before-after.ts";
import { engineDifferences } from "../../../src/tools/soundness/engines.ts";
import { healthyLaw } from "../../../src/tools/soundness/healthy.ts";
import { difference, type Law } from "../../../src/tools/soundness/law.ts";
import { makeDocument } from "../../../src/tools/soundness/make-document.ts";
import { orderLaw } from "../../../src/tools/soundness/order.ts";
import { shardsLaw } from "../../../src/tools/soundness/shards.ts";
import {
  readInShards,
  readSmall,
  type SmallEstate,
  smallEstates,
} from "../../../src/tools/soundness/small-estates.ts";
import { waiverLaw } from "../../../src/tools/soundness/waiver.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";

const pack = builtPack();
let estates: SmallEstate[] = [];

beforeAll(async () => {
  estates = await smallEstates(REPOSITORY);
});

type Good = Exclude<Judged, { error: string }>;

/** Tries a law on an estate, after something was done to what was judged second, as a fault of ours would do it. */
async function breaches(law: Law, name: string, fault: (judged: Good) => Good): Promise<string[]> {
  const estate = estates.find(({ folder }) => folder.includes(name));
  if (estate === undefined) {
    throw new Error(`there is no estate ${name}`);
  }
  let asked = 0;
  return law.breaches({
    estate,
    others: estates,
    random: new Random(5),
    read: (one) => readSmall(one, pack),
    readShards: (one, shards) => readInShards(one, shards, pack),
    judge: async (read) => {
      const judged = await judgeRead(read, pack);
      return judged.map((one) => {
        asked += 1;
        return asked === 2 && !("error" in one) ? fault(one) : one;
      });
    },
  });
}

function withReport(judged: Good, change: (report: Report) => Partial<Report>): Good {
  return { ...judged, report: { ...judged.report, ...change(judged.report) } };
}

const LAWS: [Law, string, (judged: Good) => Good][] = [
  [orderLaw, "examples/two", (judged) => withReport(judged, () => ({ rules: [] }))],
  [
    shardsLaw,
    "examples/two",
    (judged) => withReport(judged, ({ findings }) => ({ findings: findings.slice(1) })),
  ],
  [
    waiverLaw,
    "examples/two",
    (judged) => withReport(judged, ({ findings }) => ({ findings: findings.slice(1) })),
  ],
  [beforeAfterLaw, "plans/move", (judged) => withReport(judged, () => ({ rules: [] }))],
  [
    healthyLaw,
    "fixtures/pass",
    (judged) => {
      const rules = structuredClone(judged.after.rules);
      for (const result of Object.values(rules).flatMap((group) => Object.values(group))) {
        result.violations = result.subjects.map((subject) => ({
          subject,
          attribute: null,
          related: [],
          message: "",
          remediation: null,
          evidence: [],
          asked: "yes",
          caused_by: null,
        }));
      }
      return { ...judged, after: { ...judged.after, rules } };
    },
  ],
];

describe("a law", () => {
  test.each(LAWS)("holds, and notices where it is broken: %o", async (law, name, fault) => {
    expect(await breaches(law, name, (judged) => judged)).toEqual([]);
    expect(await breaches(law, name, fault)).not.toEqual([]);
  });
});

describe("made documents", () => {
  test("are the same from the same seed, with ids that are unique", async () => {
    const bases = (await readEstates(REPOSITORY)).map(({ document }) => document);
    const attributes = await readAttributes(REPOSITORY);
    const made = [1, 1, 2].map((seed) => makeDocument(bases, attributes, new Random(seed)));
    expect(made[0]).toEqual(made[1]);
    expect(made[0]).not.toEqual(made[2]);
    for (let seed = 0; seed < 200; seed += 1) {
      const { terraform, kubernetes } = makeDocument(bases, attributes, new Random(seed));
      const ids = [...Object.values(terraform), ...Object.values(kubernetes)].flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test("are told where the engines answer differently, or one does not answer", async () => {
    const [estate] = await readEstates(REPOSITORY);
    const documents = estate === undefined ? [] : [estate.document];
    const saying = (answer: unknown): OpaServer => ({ ask: async () => answer }) as unknown as OpaServer;
    const [failed] = await engineDifferences(documents, saying({ failed: "conflict" }), pack);
    expect(failed).toBe("no answer: WebAssembly answers; OPA conflict");
    const [other] = await engineDifferences(documents, saying({ value: {} }), pack);
    expect(other).toContain(".architectures: ");
  });
});

test("a difference is told by its path", () => {
  expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe(".a.1.b: 2 and 3");
  expect(difference({ a: 1 }, {})).toBe(".a: 1 and nothing");
  expect(difference({ a: null }, { a: null })).toBeNull();
});
