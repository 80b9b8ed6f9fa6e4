import { describe, expect, it } from "vitest";
import type { Finding, Report } from "../../src/model/report.ts";
import { renderHtml } from "../../src/reports/html.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { mermaidMap } from "../../src/reports/mermaid.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { effect, emptyReport, finding, input } from "./report-parts.ts";

const terminal = (report: Report) => renderTerminal(report, { colour: false, width: 110 });
const markdown = (report: Report) => renderMarkdown(report, { maxBytes: 10 ** 7, maxChars: 10 ** 7 });
const html = (report: Report) => renderHtml(report, { script: "", style: "" });
const mermaid = (report: Report) => mermaidMap(report).join("\n");

type Failure = Report["failures"][number];
type Region = Report["topology"]["regions"][number];
type Part = Region["parts"][number];

/** `item-0`, `item-1` ...: by these names is counted what is shown. */
const items = (count: number): string[] => Array.from({ length: count }, (_, i) => `item-${i}`);

const each = <T>(make: (name: string, at: number) => T) => {
  return (count: number): T[] => items(count).map(make);
};

const causes = (more: Partial<Finding>) => (count: number) =>
  emptyReport({
    findings: each((name) => finding({ message: `${name} is wrong.`, fingerprint: name, ...more }))(count),
  });

const consequences = (count: number) =>
  emptyReport({
    findings: [
      finding({ blocks: true }),
      ...each((name) => finding({ message: `${name} stops.`, caused_by: "v1:0000", fingerprint: name }))(
        count,
      ),
    ],
  });

const sayers = (count: number) =>
  emptyReport({
    findings: [
      finding({ blocks: true }),
      ...each((name) =>
        finding({ rule: name, message: "It stops.", caused_by: "v1:0000", fingerprint: name }),
      )(count),
    ],
  });

const evidence = (count: number) =>
  emptyReport({
    findings: [
      finding({ blocks: true, evidence: each((name) => ({ name, value: 1, unit: "", from: "" }))(count) }),
    ],
  });

const changed = (count: number) =>
  emptyReport({
    changes: each((name) => ({
      service: name,
      domain: "a",
      from: "down" as const,
      to: "lost" as const,
      sentence: `${name} is worse.`,
    }))(count),
  });

const added = (count: number) =>
  emptyReport({
    changes: each((name) => ({ service: name, domain: "a", from: null, to: "lost" as const, sentence: "" }))(
      count,
    ),
  });

const mended = (count: number) =>
  emptyReport({
    fixed: each((name) => ({
      rule: "ha/a",
      severity: "error" as const,
      resource: "a",
      attribute: null,
      message: `${name} was wrong.`,
      fingerprint: name,
    }))(count),
  });

const objectives = (count: number) =>
  emptyReport({
    objectives: each((service, at) => ({
      service,
      tolerate: "region",
      rpo: { objective_s: 3600 + at * 60, estimate_s: null, met: true },
      rto: { objective_s: null, estimate_s: null, met: null },
      terms: [],
    }))(count),
  });

const terms = (count: number) =>
  emptyReport({
    objectives: [
      {
        service: "shop",
        tolerate: "region",
        rpo: { objective_s: null, estimate_s: null, met: null },
        rto: { objective_s: null, estimate_s: null, met: null },
        terms: each((name) => ({ name, value: 1, unit: "", from: "" }))(count),
      },
    ],
  });

const architectures = (count: number) =>
  emptyReport({
    architectures: each((subject) => ({
      subject,
      of: "service" as const,
      class: "one data centre",
      dr: "",
      explanation: "",
      next_step: null,
    }))(count),
  });

const notes = (count: number) =>
  emptyReport({
    problems: each((name) => ({
      level: "notice" as const,
      message: `${name} is so.`,
      path: null,
      line: null,
    }))(count),
  });

const unjudgedKinds = (count: number) =>
  emptyReport({
    inputs: [
      {
        ...input("plan.json", 0),
        not_judged: each((what) => ({ what, reason: "nobody reads it", count: 1 }))(count),
      },
    ],
  });

const unjudgedReasons = (count: number) =>
  emptyReport({
    inputs: [
      {
        ...input("plan.json", 0),
        not_judged: each((reason) => ({ what: "thing", reason, count: 1 }))(count),
      },
    ],
  });

const unseen = (count: number) =>
  emptyReport({
    not_in_sight: [
      {
        what: "subnet",
        count,
        ids: items(count),
        under: "declared.locations",
        lines: items(count).map((name) => `"${name}": ""`),
      },
    ],
  });

function failure(
  domain: string,
  services: string[],
  outcome: Failure["services"][number]["outcome"],
): Failure {
  return {
    domain,
    kind: "data-centre",
    count: 1,
    services: services.map((service) => effect(service, outcome)),
    unaffected: 0,
  };
}

/** Failures of one service, the first of them the worst. */
const failures = (count: number) =>
  emptyReport({
    failures: items(count).map((name, at) => {
      const one = failure(name, ["shop"], "down");
      return { ...one, services: one.services.map((cell) => ({ ...cell, rto_s: 60 * (1000 - at) })) };
    }),
  });
/** The same of two services, one of which is never the worst. */
const listedFailures = (count: number) => {
  const { failures: all } = failures(count);
  return emptyReport({ failures: all.map((one) => ({ ...one, unaffected: 1 })) });
};
/** Failures that do the same to one service. */
const alikeFailures = (count: number) =>
  emptyReport({ failures: items(count).map((name) => failure(name, ["shop"], "down")) });
/** Services to which one failure does the same. */
const alikeServices = (count: number) => emptyReport({ failures: [failure("a", items(count), "down")] });
/** Services to which failures do as many things. */
const services = (count: number) =>
  emptyReport({ failures: items(count).map((name, at) => failure(`d${at}`, [name], "down")) });
const survived = (count: number) =>
  emptyReport({ failures: items(count).map((name) => ({ ...failure(name, [], "down"), unaffected: 1 })) });

const part = (kind: string, name: string): Part => ({ id: `${kind}:${name}`, name, kind, services: [] });
const region = (more: Partial<Region>): Region => ({
  name: "eu-west-1",
  role: null,
  data_centres: [],
  parts: [],
  ...more,
});
const mapped = (regions: Region[], more: Partial<Report["topology"]> = {}) =>
  emptyReport({ topology: { regions, elsewhere: [], links: [], ...more } });
const STANDS = region({ parts: [part("cluster", "pam")] });

const regions = (count: number) => mapped(each((name) => ({ ...STANDS, name }))(count));
const dataCentres = (count: number) =>
  mapped([region({ data_centres: each((name) => ({ name, nodes: [], parts: [] }))(count) })]);
const nodes = (count: number) =>
  mapped([
    region({
      data_centres: [
        {
          name: "eu-west-1a",
          nodes: each((name) => ({ name, cluster: "pam", count: 1, services: [] }))(count),
          parts: [],
        },
      ],
    }),
  ]);
const kinds = (count: number) => mapped([region({ parts: each((name) => part(name, name))(count) })]);
const parts = (count: number) => mapped([region({ parts: each((name) => part("bucket", name))(count) })]);
const entries = (count: number) =>
  mapped([STANDS], {
    elsewhere: each((name) => ({ ...part("global entry", name), leads_to: ["eu-west-1"], reason: "" }))(
      count,
    ),
  });
const nowhere = (count: number) =>
  mapped([STANDS], {
    elsewhere: each((reason) => ({ ...part("bucket", "b"), leads_to: [], reason }))(count),
  });
const links = (count: number) =>
  mapped([STANDS], { links: each((name) => ({ from: name, to: "store", kind: "copies" }))(count) });

/** What, how many of it are shown, what is said of one more, and a report with so many. */
type Limit = [what: string, most: number, more: string | null, made: (count: number) => Report];

describe.each<[string, (report: Report) => string, Limit[]]>([
  [
    "the terminal",
    terminal,
    [
      ["causes", 30, "\n\n  and 1 more; --format json lists them all\n", causes({ blocks: true })],
      ["causes in short", 20, "\n  · and 1 more\n", causes({ outcome: "undetermined" })],
      ["consequences", 5, "\n    └ and 1 more consequence\n", consequences],
      ["numbers", 8, null, evidence],
      ["changes", 40, "\n  and 1 more change\n", changed],
      ["new services", 5, " and 1 more service did not run before this change.", added],
      ["what is mended", 40, "\n  and 1 more mended\n", mended],
      ["objectives", 15, "\n  and 1 more service\n", objectives],
      ["architectures", 40, "\n  and 1 more\n", architectures],
      ["notes", 40, "\n  · and 1 more\n", notes],
      ["kinds that are not judged", 6, " and 1 more\n", unjudgedKinds],
      ["reasons for not judging", 20, null, unjudgedReasons],
      ["what is not in sight", 12, "\n        # and 1 more\n", unseen],
      ["failures of one service", 40, "\n  and 1 more\n", failures],
      ["failures of several services", 12, "\n  · and 1 more failures\n", listedFailures],
      ["failures that do the same", 2, " 1 more\n", alikeFailures],
      ["services", 15, "\n  and 1 more service\n", services],
      ["services to which the same happens", 3, ", and 1 more", alikeServices],
      ["failures that change nothing", 20, " and 1 more\n", survived],
    ],
  ],
  [
    "Markdown",
    markdown,
    [
      ["consequences", 5, "\n  - and 1 more consequence\n", consequences],
      ["rules that say the same", 8, " and 1 more\n", sayers],
      ["numbers", 8, null, evidence],
      ["kinds that are not judged", 40, " and 1 more\n", unjudgedKinds],
      ["what is not in sight", 30, "\n    # and 1 more\n", unseen],
      ["failures that do the same", 4, " or 1 more ", alikeFailures],
      ["services to which the same happens", 4, " and 1 more ", alikeServices],
      ["reasons for standing nowhere", 8, "\n- and 1 more reason\n", nowhere],
    ],
  ],
  [
    "the map in Markdown",
    mermaid,
    [
      ["regions", 8, '["and 1 more region"]', regions],
      ["data centres", 6, '["and 1 more data centre"]', dataCentres],
      ["classes of nodes", 3, '["and 1 more class of nodes"]', nodes],
      ["kinds", 6, '["and 1 more kind"]', kinds],
      ["parts of a kind", 3, " and 1 more", parts],
      ["global entries", 6, '["and 1 more global entry"]', entries],
    ],
  ],
  [
    "HTML",
    html,
    [
      ["causes", 1000, "<p>and 1 more, in the report as JSON</p>", causes({ blocks: true })],
      ["consequences", 50, "<li>and 1 more</li>", consequences],
      ["numbers", 20, null, evidence],
      ["changes", 1000, "<p>and 1 more, in the report as JSON</p>", changed],
      ["what is mended", 1000, "<p>and 1 more, in the report as JSON</p>", mended],
      ["objectives", 1000, "<p>and 1 more, in the report as JSON</p>", objectives],
      ["terms of an estimate", 20, null, terms],
      ["architectures", 1000, "<p>and 1 more, in the report as JSON</p>", architectures],
      ["notes", 1000, "<p>and 1 more, in the report as JSON</p>", notes],
      ["kinds that are not judged", 100, " and 1 more</li>", unjudgedKinds],
      ["what is not in sight", 200, "# and 1 more\n", unseen],
      ["data centres", 1000, "<p>and 1 more, in the report as JSON</p>", dataCentres],
      ["classes of nodes", 100, "<li>and 1 more</li>", nodes],
      ["parts of a kind", 100, "<li>and 1 more</li>", parts],
      ["links", 1000, "<p>and 1 more, in the report as JSON</p>", links],
      ["reasons for standing nowhere", 1000, "<p>and 1 more, in the report as JSON</p>", nowhere],
    ],
  ],
])("%s shows at most", (_, render, limits) => {
  it.each(limits)("so many %s: %i", (_, most, more, made) => {
    const [full, over] = [render(made(most)), render(made(most + 1))];
    const shown = (text: string) => [...new Set(text.match(/item-\d+/gu))];
    expect(shown(full).toSorted()).toEqual(items(most).toSorted());
    expect(shown(over).toSorted()).toEqual(items(most).toSorted());
    if (more !== null) {
      expect(over).toContain(more);
      expect(full).not.toContain(more);
    }
  });
});

describe("Markdown folds what is more than", () => {
  it.each<[what: string, most: number, summary: string, made: (count: number) => Report]>([
    ["blocking causes", 10, "1 more blocking cause", causes({ blocks: true })],
    ["findings", 5, "1 more finding that does not block", causes({})],
    ["changes", 10, "1 more change", changed],
    ["mended findings", 5, "1 more mended finding", mended],
    ["rows of objectives", 10, "1 more row of objectives", objectives],
    ["architectures", 5, "1 more architecture", architectures],
    ["failures", 3, "Why: 4 failures one by one", failures],
  ])("so many %s: %i", (_, most, summary, made) => {
    const folds = (text: string) =>
      [...text.matchAll(/<summary>(.*)<\/summary>/gu)].map(([, title]) => title);
    const over = markdown(made(most + 1));
    expect([folds(markdown(made(most))), folds(over)]).toEqual([[], [summary]]);
    expect([...new Set(over.match(/item-\d+/gu))].toSorted()).toEqual(items(most + 1).toSorted());
  });

  it("ten rows of services, and three failures", () => {
    const folds = [...markdown(services(11)).matchAll(/<summary>(.*)<\/summary>/gu)].map(
      ([, title]) => title,
    );
    expect(folds).toEqual(["1 more row of services", "Why: 11 failures one by one"]);
  });
});
