import type { Report } from "../../src/model/report.ts";
import { emptyReport, finding } from "./report-parts.ts";

/** What a stranger may put into a name, a message or a path. */
export const HOSTILE = [
  "a`b``c```d",
  "a | b \\| c",
  "@acme/owners and someone@example.com",
  "fixes #12, acme/other#3 and GH-4",
  "<script>alert(1)</script><!-- resilience-gate:estate --><img src=x onerror=alert(1)>",
  "[click](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>",
  "https://evil.example www.evil.example &#64;acme &lt;b&gt;",
  "::error file=x::y",
  "##[error]x ##[add-mask]y",
  "%0A::set-output name=verdict::pass%25",
  "one\ntwo\r\n::stop-commands::three\u2028four\u2029five\u0085six",
  "\u202Eevil\u2066x\u2069 \u200B\uFEFF\u{E0041}",
  "\u001B[2J\u001B]8;;https://evil.example\u0007x\u009B31m",
  "# heading\n- list\n1. list\n> quote\n---\n===\n    code\n```\nfence",
  "**bold** __bold__ ~~gone~~ $x$ $$y$$ :tada: [^1] [ ] \\",
  "</details></table>",
  "</script></style></title></textarea><svg onload=alert(1)>",
  '"] click a href "javascript:alert(1)" _blank; %%{init: {}}%% end',
  "a[b](c){d}--x-->e;f subgraph g&h#35;i",
  "\uD800 lone \uDFFF",
  `Z${"\u0336".repeat(500)}`,
  "x".repeat(1_000_000),
  `${"`".repeat(200)}x`,
  "",
] as const;

/** A report that says nothing but hostile text, in every place that holds a text. */
export function hostileReport(text: string): Report {
  const place = { path: text, line: 1, end_line: 2, exact: true, via: [text] };
  const evidence = [{ name: text, value: text, unit: text, from: text }];
  const parts = {
    resource: text,
    attribute: text,
    message: text,
    remediation: text,
    evidence,
    location: place,
  };
  const waiver = { rule: text, resource: text, reason: text, owner: text, expires: text };
  const cell = {
    service: text,
    before: null,
    capacity: null,
    rpo_s: 1e300,
    rto_s: -1,
    why: text,
    parts: { as_bad: -1, all: 1e300 },
  };
  const part = { id: text, name: text, kind: text, services: [text] };
  return emptyReport({
    tool: { name: "resilience-gate", version: text, policies: text },
    verdict: "fail",
    sentence: text,
    inputs: [
      {
        name: text,
        path: text,
        kind: "kubernetes",
        resources: 1,
        judged: 1,
        not_judged: [{ what: text, reason: text, count: 1 }],
        problems: [{ level: "error", message: text, line: 3 }],
      },
    ],
    problems: [{ level: "notice", message: text, path: text, line: null }],
    waivers: [{ ...waiver, state: "proposed", change: "added", findings: [text] }],
    break_glass: { label: text, by: text, at: text, counts: false, why: text },
    not_in_sight: [
      {
        what: text,
        count: 2,
        ids: [text],
        under: "declared.resources",
        lines: [`${JSON.stringify(text)}: {type: aws_s3_bucket}`],
      },
    ],
    findings: [
      finding({ ...parts, rule: text, blocks: true, fingerprint: "1" }),
      finding({ ...parts, rule: text, fingerprint: "2", caused_by: "1" }),
      finding({ ...parts, rule: text, fingerprint: "3", waiver }),
      finding({ ...parts, rule: text, fingerprint: "4", outcome: "undetermined" }),
      finding({ ...parts, rule: text, fingerprint: "5", status: "existing" }),
    ],
    fixed: [
      { rule: text, severity: "error", resource: text, attribute: text, message: text, fingerprint: "6" },
    ],
    architectures: [
      { subject: text, of: "service", class: text, dr: text, explanation: text, next_step: text },
    ],
    failures: [
      {
        domain: text,
        kind: "region",
        count: 1,
        services: [{ ...cell, part: text, outcome: "down" }],
        unaffected: 0,
      },
      { domain: text, kind: "node", count: 2, services: [], unaffected: 1 },
      {
        domain: text,
        kind: "data-centre",
        count: 1,
        services: [{ ...cell, part: null, outcome: "lost" }],
        unaffected: 1,
      },
    ],
    changes: [
      { service: text, domain: text, from: "down", to: "lost", sentence: text },
      { service: text, domain: text, from: null, to: "lost", sentence: text },
    ],
    objectives: [
      {
        service: text,
        tolerate: text,
        rpo: { objective_s: 1, estimate_s: null, met: null },
        rto: { objective_s: null, estimate_s: null, met: null },
        terms: evidence,
      },
    ],
    topology: {
      regions: [
        {
          name: text,
          role: "live",
          data_centres: [
            { name: text, nodes: [{ name: text, cluster: text, count: 2, services: [text] }], parts: [part] },
          ],
          parts: [part],
        },
      ],
      elsewhere: [
        { ...part, id: "entry", leads_to: [text], reason: text },
        { ...part, leads_to: [], reason: text },
      ],
      links: [{ from: "entry", to: text, kind: text }],
    },
  });
}
