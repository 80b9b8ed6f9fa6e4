import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Report, reportSchema } from "../../src/model/report.ts";
import { renderHtml } from "../../src/reports/html.ts";
import { consequence } from "../../src/reports/losses.ts";
import { builtPack } from "../../src/settings/pack.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { browserMissing, startBrowser } from "../browser.ts";
import { HOSTILE, hostileReport } from "./hostile.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const example = (name: string): Report =>
  reportSchema.parse(JSON.parse(readFileSync(`test/golden/examples/${name}.json`, "utf8")));

/** A page as it was opened, and all that it said or asked for: nothing, if it is sound. */
interface Opened {
  page: Page;
  said: string[];
}

describe.skipIf(browserMissing !== null)(
  `the HTML report in a browser${browserMissing === null ? "" : ` (skipped: ${browserMissing})`}`,
  () => {
    let browser: Browser;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "page-"));
      browser = await startBrowser();
    });

    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    });

    async function fresh(options: BrowserContextOptions = {}): Promise<Opened> {
      const page = await (await browser.newContext(options)).newPage();
      const said: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(error.message));
      page.on("dialog", (dialog) => {
        said.push(dialog.message());
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        if (request.url() !== address()) said.push(`asks for ${request.url()}`);
      });
      return { page, said };
    }

    const address = (): string => pathToFileURL(join(folder, "report.html")).href;

    async function goTo(page: Page, report: Report): Promise<void> {
      await writeFile(join(folder, "report.html"), renderHtml(report, await builtPack().page()));
      await page.goto(address());
    }

    async function opened(report: Report, options: BrowserContextOptions = {}): Promise<Opened> {
      const { page, said } = await fresh(options);
      await goTo(page, report);
      return { page, said };
    }

    /** What the page answers: the sentence, and the rows of its table. */
    async function answered(page: Page): Promise<{ sentence: string; rows: string[][] }> {
      const rows = await page.locator("#answer tbody tr").all();
      const cells = rows.map(async (row) => row.locator("th, td").allTextContents());
      return { sentence: (await page.locator("#told").textContent()) ?? "", rows: await Promise.all(cells) };
    }

    /** The same from the report. */
    function expected(report: Report, kind: string, domain: string): string[][] {
      const failure = report.failures.find((one) => one.kind === kind && one.domain === domain);
      return (failure?.services ?? []).map((effect) => [
        effect.service,
        effect.outcome === "reduced" ? `${Math.round((effect.capacity ?? 0) * 100)} % left` : effect.outcome,
        [consequence(effect), effect.why].filter((text) => text !== "").join(": "),
      ]);
    }

    test("a data centre, a class of nodes and a region are taken away, and the report's answers are shown", async () => {
      const report = example("two-data-centres");
      const { page, said } = await opened(report);
      await page.getByRole("button", { name: "data centre us-east-1a" }).click();
      expect(await answered(page)).toEqual({
        sentence: "Without data centre us-east-1a: services: 1 down.",
        rows: expected(report, "data-centre", "us-east-1a"),
      });
      expect(await page.locator(".gone h4").allTextContents()).toEqual(["data centre us-east-1a"]);
      expect(await page.locator('.region [data-outcome="down"]').count()).toBeGreaterThan(3);
      await page.getByRole("button", { name: "primaries of cd4pe × 2" }).click();
      expect((await answered(page)).rows).toEqual(
        expected(report, "node", "primaries of cd4pe in us-east-1a"),
      );
      await page.getByLabel("Take away").selectOption({ label: "region us-east-1" });
      expect((await answered(page)).rows).toEqual(expected(report, "region", "us-east-1"));
      expect(await page.locator('button[aria-pressed="true"]').allTextContents()).toEqual([
        "region us-east-1",
      ]);
      await page.keyboard.press("Escape");
      expect(await answered(page)).toEqual({ sentence: "", rows: [] });
      expect(await page.locator(".gone, .map [data-outcome]").count()).toBe(0);
      expect(said).toEqual([]);
    });

    test("the map can be used by keyboard alone", async () => {
      const { page } = await opened(example("three-data-centres"));
      await page.getByLabel("Take away").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.locator("#told").textContent()).toBe("Without region us-east-1: services: 1 lost.");
      await page.keyboard.press("Space");
      expect(await page.locator("#told").textContent()).toBe("");
    });

    test.each([
      ["light", 1280],
      ["light", 400],
      ["dark", 1280],
      ["dark", 400],
    ] as const)(
      "an accessibility checker finds nothing, and nothing is wider than the page: %s, %i",
      async (colorScheme, width) => {
        const { page, said } = await opened(largeReport({ findings: 40, services: 12, dataCentres: 5 }), {
          colorScheme,
          viewport: { width, height: 900 },
        });
        await page.getByRole("button", { name: "data centre us-east-1a" }).click();
        await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        // Through the debugger, which the page's policy does not bind.
        const session = await page.context().newCDPSession(page);
        const run = `${AXE};axe.run().then((found) => found.violations.map((one) => one.id + ": " + one.nodes[0].html))`;
        const { result } = await session.send("Runtime.evaluate", {
          expression: run,
          awaitPromise: true,
          returnByValue: true,
        });
        expect(result.value).toEqual([]);
        expect(said).toEqual([]);
      },
    );

    test("no name and no message runs, asks for anything or makes an element of its own", async () => {
      /** How many elements there are that could run something or ask for something, scripts apart. */
      const elements = (page: Page): Promise<unknown> =>
        page.evaluate(
          '[document.scripts.length, document.querySelectorAll("img,svg,iframe,object,embed,form,input,meta,base,link").length]',
        );
      const { page, said } = await fresh();
      for (const text of HOSTILE) {
        await goTo(page, hostileReport(text));
        expect(await elements(page)).toEqual([2, 3]);
        await page.locator("button[data-failure]").first().click();
        expect(await page.locator("#answer td").count()).toBe(2);
        expect(await elements(page)).toEqual([2, 3]);
        expect(said).toEqual([]);
      }
    });

    test("all of it is open on paper", async () => {
      const { page } = await opened(example("two-data-centres"));
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator("details:not([open])").count()).toBe(0);
    });
  },
);
