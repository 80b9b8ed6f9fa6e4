import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/evaluate/fingerprint.ts";
import type { Place } from "../../src/model/input.ts";
import { reportSchema } from "../../src/model/report.ts";
import { anInput, kubernetes, terraform } from "../link/a-resource.ts";
import { aFailure, anEntry, anEvaluation, aRule, judged } from "./an-evaluation.ts";

const place = (path: string, line: number, exact = true): Place => ({
  path,
  line,
  end_line: line,
  exact,
  via: [],
});

const first = terraform("plan.json", "aws_instance.primary[0]");
const second = terraform("plan.json", "aws_instance.primary[1]");
const web = kubernetes("app.yaml", "apps/Deployment", "Deployment.apps/shop/web");
const plan = anInput("plan.json", [first, second], {
  before: [first, second],
  places: { [second.resource.id]: place("main.tf", 7) },
});
const manifests = anInput("app.yaml", [web], {
  resources: 3,
  not_judged: [{ what: "ConfigMap", reason: "no rule reads it", count: 2 }],
  places: { [web.resource.id]: place("app.yaml", 1, false) },
  attributePlace: (id, attribute) =>
    id === web.resource.id && attribute === "spec.replicas" ? place("app.yaml", 9) : null,
});

const SPREAD = aRule("ha/quorum-spread");
const REPLICAS = aRule("ha/workload-replicas", { severity: "warning", protects: "node" });
const SCHEDULE = aRule("dr/schedule", { protects: "recovery" });

const QUORUM = anEntry("cluster:cd4pe", {
  related: [first.resource.id, second.resource.id],
  message: "Losing data centre us-east-1a stops cd4pe: 1 of 3 primaries is left, and 2 are needed.",
  evidence: [{ name: "primaries", value: 3, unit: "", from: "cluster:cd4pe" }],
});
const ONE_REPLICA = anEntry(web.resource.id, {
  attribute: "spec.replicas",
  message: "shop/web has one replica.",
  caused_by: { rule: "ha/quorum-spread", subject: "cluster:cd4pe" },
});

describe("judge", () => {
  it("makes the whole report", () => {
    const report = judged({
      settings: { gate: "new" },
      rules: [SPREAD, SCHEDULE, REPLICAS],
      inputs: [plan, manifests],
      withoutBefore: new Set(["app.yaml"]),
      after: anEvaluation(
        {
          "ha/workload-replicas": { violations: [ONE_REPLICA] },
          "ha/quorum-spread": { violations: [QUORUM] },
          "dr/schedule": { subjects: ["cluster:cd4pe"] },
        },
        {
          services: { cd4pe: ["cluster:cd4pe"], shop: [web.resource.id] },
          failures: [
            aFailure("data-centre", "us-east-1b", { cd4pe: ["reduced", 0.67] }, 1),
            aFailure("data-centre", "us-east-1a", { shop: ["down", 0], cd4pe: ["down", 0] }),
          ],
          architectures: [
            {
              subject: "cd4pe",
              of: "cluster",
              class: "two data centres",
              dr: "none",
              explanation: "x",
              next_step: null,
            },
          ],
        },
      ),
      before: anEvaluation(
        {
          "ha/workload-replicas": { violations: [ONE_REPLICA] },
          "ha/quorum-spread": { subjects: ["cluster:cd4pe"] },
          "dr/schedule": { violations: [anEntry("cluster:cd4pe", { message: "It was off." })] },
        },
        {
          services: { cd4pe: ["cluster:cd4pe"], shop: [web.resource.id] },
          failures: [aFailure("data-centre", "us-east-1a", { shop: ["down", 0], cd4pe: ["reduced", 0.67] })],
        },
      ),
    });
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toEqual({
      version: 1,
      tool: { name: "resilience-gate", version: "1.2.3", policies: "abc" },
      mode: "enforce",
      verdict: "fail",
      sentence: "Losing data centre us-east-1a stops cd4pe: 1 of 3 primaries is left, and 2 are needed.",
      inputs: [
        {
          name: "app.yaml",
          path: "app.yaml",
          kind: "kubernetes",
          resources: 3,
          judged: 1,
          not_judged: [{ what: "ConfigMap", reason: "no rule reads it", count: 2 }],
          problems: [],
        },
        {
          name: "plan.json",
          path: "plan.json",
          kind: "terraform-plan",
          resources: 2,
          judged: 2,
          not_judged: [],
          problems: [],
        },
      ],
      problems: [],
      not_in_sight: [],
      waivers: [],
      break_glass: null,
      findings: [
        {
          rule: "ha/quorum-spread",
          severity: "error",
          outcome: "fail",
          status: "new",
          lost_judgement: false,
          waiver: null,
          blocks: true,
          resource: "cluster:cd4pe",
          attribute: null,
          related: [first.resource.id, second.resource.id],
          services: ["cd4pe"],
          message: QUORUM.message,
          remediation: "Mend ha/quorum-spread.",
          evidence: QUORUM.evidence,
          caused_by: null,
          location: place("main.tf", 7),
          fingerprint: fingerprint("ha/quorum-spread", "cluster:cd4pe", null),
        },
        {
          rule: "ha/workload-replicas",
          severity: "warning",
          outcome: "fail",
          status: "unknown",
          lost_judgement: false,
          waiver: null,
          blocks: false,
          resource: web.resource.id,
          attribute: "spec.replicas",
          related: [],
          services: ["shop"],
          message: "shop/web has one replica.",
          remediation: "Mend ha/workload-replicas.",
          evidence: [],
          caused_by: fingerprint("ha/quorum-spread", "cluster:cd4pe", null),
          location: place("app.yaml", 9),
          fingerprint: fingerprint("ha/workload-replicas", web.resource.id, "spec.replicas"),
        },
      ],
      fixed: [
        {
          rule: "dr/schedule",
          severity: "error",
          resource: "cluster:cd4pe",
          attribute: null,
          message: "It was off.",
          fingerprint: fingerprint("dr/schedule", "cluster:cd4pe", null),
        },
      ],
      rules: [
        {
          id: "dr/schedule",
          title: SCHEDULE.title,
          severity: "error",
          subjects: 1,
          passed: 1,
          failed: 0,
          undetermined: 0,
          not_asked: 0,
        },
        {
          id: "ha/quorum-spread",
          title: SPREAD.title,
          severity: "error",
          subjects: 1,
          passed: 0,
          failed: 1,
          undetermined: 0,
          not_asked: 0,
        },
        {
          id: "ha/workload-replicas",
          title: REPLICAS.title,
          severity: "warning",
          subjects: 1,
          passed: 0,
          failed: 1,
          undetermined: 0,
          not_asked: 0,
        },
      ],
      architectures: [
        {
          subject: "cd4pe",
          of: "cluster",
          class: "two data centres",
          dr: "none",
          explanation: "x",
          next_step: null,
        },
      ],
      failures: [
        {
          domain: "us-east-1a",
          kind: "data-centre",
          count: 1,
          services: [
            {
              service: "cd4pe",
              part: null,
              outcome: "down",
              before: "reduced",
              capacity: 0,
              rpo_s: null,
              rto_s: null,
              parts: { as_bad: 1, all: 1 },
              why: "why cd4pe",
            },
            {
              service: "shop",
              part: null,
              outcome: "down",
              before: "down",
              capacity: 0,
              rpo_s: null,
              rto_s: null,
              parts: { as_bad: 1, all: 1 },
              why: "why shop",
            },
          ],
          unaffected: 0,
        },
        {
          domain: "us-east-1b",
          kind: "data-centre",
          count: 1,
          services: [
            {
              service: "cd4pe",
              part: null,
              outcome: "reduced",
              before: null,
              capacity: 0.67,
              rpo_s: null,
              rto_s: null,
              parts: { as_bad: 1, all: 1 },
              why: "why cd4pe",
            },
          ],
          unaffected: 1,
        },
      ],
      changes: [
        {
          service: "cd4pe",
          domain: "us-east-1a",
          from: "reduced",
          to: "down",
          sentence:
            "Losing data centre us-east-1a now stops cd4pe; before this change it was reduced to 67 %.",
        },
      ],
      objectives: [],
      topology: { regions: [], elsewhere: [], links: [] },
    });
  });

  it("is an empty report of an empty run, with nothing that claims to have passed", () => {
    expect(judged({})).toEqual({
      version: 1,
      tool: { name: "resilience-gate", version: "1.2.3", policies: "abc" },
      mode: "enforce",
      verdict: "pass",
      sentence: "Nothing was judged: these inputs hold nothing that a rule knows.",
      inputs: [],
      problems: [],
      not_in_sight: [],
      waivers: [],
      break_glass: null,
      findings: [],
      fixed: [],
      rules: [],
      architectures: [],
      failures: [],
      changes: [],
      objectives: [],
      topology: { regions: [], elsewhere: [], links: [] },
    });
  });

  it("tells apart rules, subjects and attributes in a fingerprint, and nothing else", () => {
    expect(fingerprint("ha/quorum-spread", "cluster:cd4pe", null)).toBe("v1:e366039911e41a3b");
    const all = [
      fingerprint("a", "b", "c"),
      fingerprint("a", "b", null),
      fingerprint("a", "b", ""),
      fingerprint("ab", "", "c"),
      fingerprint("a", 'b","c', null),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("judge: what is an error", () => {
  const blocking = {
    rules: [SPREAD],
    after: anEvaluation({ "ha/quorum-spread": { violations: [QUORUM] } }),
  };
  const broken = anInput("broken.json", [], {
    kind: "unrecognised",
    problems: [
      { level: "error", message: "It is empty. Give a plan.", line: null },
      { level: "warning", message: "Odd.", line: 2 },
    ],
  });

  it("is an input that could not be judged; findings of the others stay", () => {
    const { verdict, sentence, findings } = judged({ ...blocking, inputs: [plan, broken] });
    expect({ verdict, sentence, findings: findings.length }).toEqual({
      verdict: "error",
      sentence: "Not everything could be judged (broken.json: It is empty); 1 finding blocks the change.",
      findings: 1,
    });
  });

  it("is a policy pack whose list and answers differ", () => {
    const { verdict, problems, rules } = judged({
      rules: [SPREAD, REPLICAS],
      after: anEvaluation({ "ha/quorum-spread": { violations: [QUORUM] }, "ha/unlisted": {} }),
      before: anEvaluation({
        "ha/quorum-spread": {},
        "ha/workload-replicas": { subjects: ["cluster:cd4pe"] },
      }),
    });
    expect({ verdict, problems }).toEqual({
      verdict: "error",
      problems: [
        {
          level: "error",
          message:
            "The policy pack answered for rules that its list lacks: ha/unlisted: it is damaged. Install it again or rebuild it.",
          path: null,
          line: null,
        },
        {
          level: "error",
          message:
            "The policy pack did not answer for ha/workload-replicas: it is damaged. Install it again or rebuild it.",
          path: null,
          line: null,
        },
      ],
    });
    expect(rules.map(({ id, subjects }) => [id, subjects])).toEqual([
      ["ha/quorum-spread", 1],
      ["ha/workload-replicas", 0],
    ]);
  });

  it("is nothing found at all, unless that may be", () => {
    const passedOver = anInput("search", [], { kind: "unrecognised" });
    const verdicts = (ifNothingFound: "error" | "pass") =>
      [[], [passedOver], [plan]].map((inputs) => judged({ inputs, settings: { ifNothingFound } }).verdict);
    expect(verdicts("error")).toEqual(["error", "error", "pass"]);
    expect(verdicts("pass")).toEqual(["pass", "pass", "pass"]);
  });

  it("is a parameter that its rule cannot take, but not a name that no rule has", () => {
    const rule = aRule("ha/capacity", {
      parameters: { reserved: { type: "number", default: 0.1, description: "", minimum: 0, maximum: 1 } },
    });
    const { verdict, problems } = judged({
      rules: [rule],
      after: anEvaluation({ "ha/capacity": {} }),
      file: {
        rules: {
          "ha/gone": "off",
          "ha/*": { reserved: 0.5 },
          "ha/capacity": { reserved: 2, other: 1 },
        },
      },
    });
    expect(verdict).toBe("error");
    expect(problems.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      "error: rules gives parameters to ha/*, which no rule is called. Parameters need the exact id of a rule.",
      "error: rules: the parameter other of ha/capacity does not exist; its parameters are: reserved.",
      "error: rules: the parameter reserved of ha/capacity must be at most 1.",
      "warning: rules names ha/gone, which no rule is called. Correct the name, or remove it.",
    ]);
  });
});

describe("judge: what blocks", () => {
  const result = (asked: "yes" | "no" | "none", more: Parameters<typeof judged>[0] = {}) => {
    const { findings, verdict, sentence } = judged({
      rules: [SPREAD],
      inputs: [plan],
      after: anEvaluation({ "ha/quorum-spread": { violations: [{ ...QUORUM, asked }] } }),
      ...more,
    });
    const [finding] = findings;
    return { severity: finding?.severity, blocks: finding?.blocks, verdict, sentence };
  };

  it("is what an objective asks for, or what the user made grave", () => {
    const summary = (asked: "yes" | "no" | "none", rules = {}) => {
      const { severity, blocks, verdict } = result(asked, { file: { rules } });
      return [severity, blocks, verdict];
    };
    expect(summary("yes")).toEqual(["error", true, "fail"]);
    expect(summary("none")).toEqual(["warning", false, "pass"]);
    expect(summary("no")).toEqual([undefined, undefined, "pass"]);
    expect(summary("no", { "ha/*": "error" })).toEqual(["error", true, "fail"]);
    expect(summary("yes", { "ha/*": "error", "ha/quorum-*": "notice" })).toEqual(["notice", false, "pass"]);
    expect(summary("yes", { "*": "off", "ha/quorum-spread": "error" })).toEqual(["error", true, "fail"]);
    expect(summary("yes", { "ha/quorum-spread": { x: 1 }, "ha/quorum*": "warning" })).toEqual([
      "warning",
      false,
      "error",
    ]);
  });

  it("is at least as grave as the user says", () => {
    const blocks = (failOn: "error" | "warning" | "never", severity: "error" | "warning" | "notice") =>
      result("yes", { settings: { failOn }, file: { rules: { "*": severity } } }).blocks;
    expect([blocks("error", "error"), blocks("error", "warning")]).toEqual([true, false]);
    expect([blocks("warning", "warning"), blocks("warning", "notice")]).toEqual([true, false]);
    expect([blocks("never", "error")]).toEqual([false]);
  });

  it("does not fail in observe mode, and the sentence says what would have been", () => {
    expect(result("yes", { settings: { mode: "observe" } })).toEqual({
      severity: "error",
      blocks: true,
      verdict: "pass",
      sentence:
        "Losing data centre us-east-1a stops cd4pe: 1 of 3 primaries is left, and 2 are needed; this would have blocked the change.",
    });
  });

  it("is not what a rule finds that is off; it stays listed", () => {
    const { findings, fixed, rules } = judged({
      rules: [SPREAD],
      after: anEvaluation({ "ha/quorum-spread": { violations: [QUORUM], subjects: ["b"] } }),
      before: anEvaluation({ "ha/quorum-spread": { violations: [anEntry("b")] } }),
      file: { rules: { "ha/quorum-spread": "off" } },
    });
    expect({ findings, fixed, rules }).toEqual({
      findings: [],
      fixed: [],
      rules: [
        {
          id: SPREAD.id,
          title: SPREAD.title,
          severity: "off",
          subjects: 2,
          passed: 1,
          failed: 1,
          undetermined: 0,
          not_asked: 0,
        },
      ],
    });
  });

  it("tells what to declare where nothing is", () => {
    const { problems } = judged({ settings: { resilience: { path: null, file: { version: 1 } } } });
    expect(problems).toEqual([
      {
        level: "notice",
        message:
          "No objective is declared, so nothing blocks. Declare what the system must survive in .github/resilience.yml, for example objectives: {tolerate: data-centre, rto: 4h, rpo: 8h}.",
        path: null,
        line: null,
      },
    ]);
    expect(
      judged({ file: { objectives: {}, services: [{ name: "a", match: [], objectives: { rpo: "1h" } }] } })
        .problems,
    ).toEqual([]);
  });
});

describe("judge: before and after", () => {
  const subjects = ["p#a", "p#b", "p#c"].map((id) => terraform("p", id.slice(2), { id }));
  const inputs = [anInput("p", subjects, { before: subjects })];
  const compare = (
    after: Parameters<typeof anEvaluation>[0][string],
    before: Parameters<typeof anEvaluation>[0][string],
    more: Parameters<typeof judged>[0] = {},
  ) => {
    const { findings, fixed } = judged({
      rules: [SPREAD],
      inputs,
      after: anEvaluation({ "ha/quorum-spread": after }),
      before: anEvaluation({ "ha/quorum-spread": before }),
      settings: { gate: "new" },
      ...more,
    });
    return {
      findings: findings.map((one) => [
        one.resource,
        one.outcome,
        one.status,
        one.lost_judgement,
        one.blocks,
      ]),
      fixed: fixed.map((one) => one.resource),
    };
  };
  const fails = (...ids: string[]) => ({ violations: ids.map((id) => anEntry(id)) });
  const open = (...ids: string[]) => ({ undetermined: ids.map((id) => anEntry(id)) });
  const passes = (...ids: string[]) => ({ subjects: ids });

  it("lets what failed before be, and tells what is new and what is fixed", () => {
    expect(
      compare(
        { ...fails("p#a", "p#b"), ...passes("p#c") },
        { ...fails("p#a", "p#c", "p#gone"), ...passes("p#b") },
      ),
    ).toEqual({
      findings: [
        ["p#b", "fail", "new", false, true],
        ["p#a", "fail", "existing", false, false],
      ],
      fixed: ["p#c", "p#gone"],
    });
  });

  it("takes judgement that is lost for a failure", () => {
    expect(compare(open("p#a", "p#b", "p#c"), { ...passes("p#a"), ...fails("p#b"), ...open("p#c") })).toEqual(
      {
        findings: [
          ["p#a", "undetermined", "new", true, true],
          ["p#b", "undetermined", "new", false, false],
          ["p#c", "undetermined", "existing", false, false],
        ],
        fixed: [],
      },
    );
    expect(compare({}, { ...passes("p#a", "p#gone"), ...fails("p#b"), ...open("p#c") })).toEqual({
      findings: [
        ["p#a", "undetermined", "new", true, true],
        ["p#b", "undetermined", "new", true, true],
      ],
      fixed: [],
    });
  });

  it("does not miss what is gone, whatever another rule says of its end", () => {
    const { findings, rules } = judged({
      rules: [SPREAD, REPLICAS],
      inputs: [anInput("p", subjects.slice(1), { before: subjects })],
      after: anEvaluation({ "ha/quorum-spread": {}, "ha/workload-replicas": fails("p#a") }),
      before: anEvaluation({ "ha/quorum-spread": passes("p#a"), "ha/workload-replicas": {} }),
    });
    expect(findings.map(({ rule, lost_judgement }) => [rule, lost_judgement])).toEqual([
      ["ha/workload-replicas", false],
    ]);
    expect(rules.map(({ subjects: count, not_asked }) => [count, not_asked])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it("counts as not asked only what is judged after the change", () => {
    const { rules } = judged({
      rules: [SPREAD],
      inputs,
      after: anEvaluation({ "ha/quorum-spread": { violations: [anEntry("p#b", { asked: "no" })] } }),
      before: anEvaluation({ "ha/quorum-spread": passes("p#a") }),
      file: { objectives: { rto: "1h" } },
    });
    expect(rules.map(({ subjects: count, not_asked }) => [count, not_asked])).toEqual([[1, 1]]);
  });

  it("asks the objectives of the estate about what no rule judges any more", () => {
    const gravity = (objectives: object) => {
      const [finding] = judged({
        rules: [SPREAD],
        inputs,
        after: anEvaluation({ "ha/quorum-spread": {} }),
        before: anEvaluation({ "ha/quorum-spread": passes("p#a") }),
        file: { objectives },
      }).findings;
      return [finding?.severity, finding?.blocks];
    };
    expect([
      gravity({ tolerate: "region" }),
      gravity({ tolerate: "data-centre" }),
      gravity({ tolerate: "node" }),
      gravity({ rto: "1h" }),
      gravity({}),
    ]).toEqual([
      ["error", true],
      ["error", true],
      [undefined, undefined],
      [undefined, undefined],
      ["warning", false],
    ]);
  });

  it("does not know what changed in an input that shows no before", () => {
    const withoutBefore = new Set(["p"]);
    expect(compare(fails("p#a"), fails("p#a"), { withoutBefore })).toEqual({
      findings: [["p#a", "fail", "unknown", false, true]],
      fixed: [],
    });
  });

  it("takes for new what rests on nothing that was there before", () => {
    const result = { violations: [anEntry("cluster:x", { related: ["p#a", "p#b"] })] };
    const statuses = [[], subjects.slice(0, 1), subjects].map((before) =>
      compare(result, result, { inputs: [anInput("p", subjects, { before })] }).findings.map((one) => one[2]),
    );
    expect(statuses).toEqual([["new"], ["existing"], ["existing"]]);
  });

  it("lets what a baseline holds be, under a former name of the rule too", () => {
    for (const name of ["ha/quorum-spread", "ha/former"]) {
      const baseline = new Set([fingerprint(name, "p#a", null)]);
      expect(
        compare(
          fails("p#a", "p#b"),
          {},
          {
            rules: [{ ...SPREAD, aliases: ["ha/former"] }],
            before: null,
            settings: { gate: "new", baseline },
          },
        ).findings,
      ).toEqual([
        ["p#b", "fail", "unknown", false, true],
        ["p#a", "fail", "existing", false, false],
      ]);
    }
  });

  it("blocks what was there before where everything gates", () => {
    expect(compare(fails("p#a"), fails("p#a"), { settings: { gate: "all" } }).findings).toEqual([
      ["p#a", "fail", "existing", false, true],
    ]);
  });
});

describe("judge: causes", () => {
  const result = (entries: Parameters<typeof anEntry>[]) =>
    Object.fromEntries(
      judged({
        rules: [SPREAD],
        after: anEvaluation({
          "ha/quorum-spread": { violations: entries.map((entry) => anEntry(...entry)) },
        }),
      }).findings.map(({ resource, caused_by }) => [resource, caused_by]),
    );
  const by = (subject: string) => ({ caused_by: { rule: "ha/quorum-spread", subject } });
  const of = (subject: string) => fingerprint("ha/quorum-spread", subject, null);

  it("names findings only", () => {
    expect(result([["a"], ["b", by("a")], ["c", by("nowhere")]])).toEqual({ a: null, b: of("a"), c: null });
  });

  it("leaves a root cause in a circle", () => {
    expect(result([["a", by("a")]])).toEqual({ a: null });
    expect(
      result([
        ["a", by("b")],
        ["b", by("c")],
        ["c", by("a")],
        ["d", by("a")],
      ]),
    ).toEqual({
      a: of("b"),
      b: of("c"),
      c: null,
      d: of("a"),
    });
  });
});

describe("judge: what is not in sight", () => {
  it("is counted, with the lines that say what it is", () => {
    const { not_in_sight } = judged({
      after: anEvaluation(
        {},
        {
          not_in_sight: [
            { what: "subnet", type: "aws_subnet", ids: ["s2", 's"1'] },
            { what: "bucket", type: "aws_s3_bucket", ids: ["arn:aws:s3:::a\u2028b"] },
            { what: "bucket", type: "google_storage_bucket", ids: ["c"] },
            { what: "cluster", type: "aws_eks_cluster", ids: [] },
          ],
        },
      ),
    });
    expect(not_in_sight).toEqual([
      {
        what: "bucket",
        count: 1,
        ids: ["arn:aws:s3:::a\u2028b"],
        under: "declared.resources",
        lines: ['"arn:aws:s3:::a\\u2028b": {type: aws_s3_bucket, region: "", versioning: {enabled: ""}}'],
      },
      {
        what: "bucket",
        count: 1,
        ids: ["c"],
        under: "declared.resources",
        lines: ['"c": {type: google_storage_bucket, location: ""}'],
      },
      {
        what: "subnet",
        count: 2,
        ids: ['s"1', "s2"],
        under: "declared.locations",
        lines: ['"s\\"1": ""', '"s2": ""'],
      },
    ]);
  });

  it("is listed up to a hundred of a kind, and counted in full", () => {
    const ids = Array.from({ length: 250 }, (_, at) => `subnet-${at}`);
    const { not_in_sight } = judged({
      after: anEvaluation({}, { not_in_sight: [{ what: "subnet", type: "aws_subnet", ids }] }),
    });
    expect(not_in_sight.map(({ count, ids, lines }) => [count, ids.length, lines.length])).toEqual([
      [250, 100, 100],
    ]);
  });
});
