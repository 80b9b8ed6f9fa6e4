import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { mermaidMap } from "../../src/reports/mermaid.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { browserMissing, startBrowser } from "../browser.ts";
import { HOSTILE, hostileReport } from "./hostile.ts";
import { emptyReport } from "./report-parts.ts";

const part = (kind: string, name: string) => ({ id: `${kind}:${name}`, name, kind, services: [] });

test("regions hold data centres, these hold nodes, and parts of one kind are one box", () => {
  const effect = {
    service: "shop",
    part: null,
    before: null,
    capacity: null,
    rpo_s: null,
    rto_s: null,
    parts: { as_bad: 1, all: 1 },
    why: "",
  };
  const lost = { ...effect, outcome: "lost" as const };
  const report = emptyReport({
    failures: [
      { domain: "eu-west-1", kind: "region", count: 1, services: [lost], unaffected: 0 },
      { domain: "eu-west-1a", kind: "data-centre", count: 1, services: [], unaffected: 1 },
    ],
    topology: {
      regions: [
        {
          name: "eu-west-1",
          role: "live",
          data_centres: [
            {
              name: "eu-west-1a",
              nodes: [
                { name: "primaries of pam in eu-west-1a", cluster: "pam", count: 3, services: [] },
                { name: "aws_instance.a", cluster: null, count: 1, services: [] },
                { name: "aws_instance.b", cluster: null, count: 2, services: [] },
              ],
              parts: [part("database", "orders")],
            },
            { name: null, nodes: [], parts: [] },
          ],
          parts: [part("cluster", "pam"), ...["a", "b", "c", "d"].map((name) => part("workload", name))],
        },
        {
          name: "eu-central-1",
          role: "recovery",
          data_centres: [],
          parts: [part("recovery store", "copies")],
        },
      ],
      elsewhere: [{ ...part("global entry", "www"), leads_to: ["eu-west-1", "nowhere"], reason: "" }],
      links: [
        { from: "cluster:pam", to: "recovery store:copies", kind: "snapshots" },
        { from: "cluster:pam", to: "unknown", kind: "copies" },
      ],
    },
  });
  expect(mermaidMap(report).join("\n")).toBe(`flowchart TB
  subgraph r0["⛔ region eu-west-1, live"]
    subgraph r0d0["🟢 data centre eu-west-1a"]
      r0d0n0["primaries of pam × 3"]
      r0d0m["3 machines of no cluster"]
      r0d0p0[("database orders")]
    end
    subgraph r0d1["data centre not known"]
      r0d1e["nothing is known here"]
    end
    r0p0["cluster pam"]
    r0p1["4 workloads: a, b, c and 1 more"]
  end
  subgraph r1["region eu-central-1, recovery"]
    r1p0[("recovery store copies")]
  end
  e0(["global entry www"])
  e0 --> r0
  r0p0 -. "snapshots" .-> r1p0`);
});

test("the largest estate stays small enough to be drawn and read", () => {
  const map = mermaidMap(largeReport({ findings: 0, services: 200, dataCentres: 50 })).join("\n");
  expect(map.length).toBeLessThan(10_000);
  expect(map).toContain('["and 4 more data centres"]');
});

test.each(HOSTILE.map((text) => [text.slice(0, 40), text]))(
  "labels are letters and numbers of characters around %s",
  (_, text) => {
    const label = /"(?:[\p{L}\p{N}\p{M}\p{So} .,:()×·_+/-]|#\d{1,7};)*"/gu;
    for (const line of mermaidMap(hostileReport(text))) {
      expect(line.replaceAll(label, "L").trim()).toMatch(
        /^(flowchart TB|subgraph \w+\[L\]|end|\w+(\[L\]|\[\(L\)\]|\(\[L\]\))|\w+ (-->|-\. L \.->) \w+)$/u,
      );
    }
  },
);

describe.skipIf(browserMissing !== null)(
  `the map as Mermaid draws it${browserMissing === null ? "" : ` (skipped: ${browserMissing})`}`,
  () => {
    let browser: Browser;
    let page: Page;
    const said: string[] = [];

    beforeAll(async () => {
      browser = await startBrowser();
      page = await browser.newPage();
      page.on("pageerror", (error) => said.push(error.message));
      page.on("dialog", (dialog) => {
        said.push(dialog.message());
        void dialog.dismiss();
      });
      page.on("request", (request) => said.push(`asks for ${request.url()}`));
      await page.addScriptTag({
        path: createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js"),
      });
      await page.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
    });

    afterAll(() => browser.close());

    /** The text of the drawing, and how many elements in it could do something; throws where Mermaid cannot read the map. */
    function drawn(report: Report): Promise<{ text: string; odd: number }> {
      return page.evaluate(`(async () => {
        const { svg } = await mermaid.render("drawing", ${JSON.stringify(mermaidMap(report).join("\n"))});
        const { body } = new DOMParser().parseFromString(svg, "text/html");
        const odd = body.querySelectorAll("script,img,a,iframe,[onload],[onerror],[onclick]").length;
        return { text: body.textContent, odd };
      })()`);
    }

    test("hostile names are drawn as they are and do nothing", async () => {
      for (const text of HOSTILE) {
        const { text: shown, odd } = await drawn(hostileReport(text));
        expect(odd).toBe(0);
        expect(shown).toContain("region");
      }
      const shown = await drawn(hostileReport('a[b](c) <i>"q"</i> #35; %%'));
      expect(shown.text).toContain('a[b](c) <i>"q"</i> #35; %%');
      expect(said).toEqual([]);
    });

    test("the largest estate is drawn", async () => {
      const { text } = await drawn(largeReport({ findings: 0, services: 200, dataCentres: 50 }));
      expect(text).toContain("and 4 more data centres");
    });
  },
);
