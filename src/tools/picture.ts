// Draws docs/comment.png and docs/report.png: the example of two data centres as a comment and as a page. Needs Chromium: npm run picture
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { commentPage } from "./pictures/comment-page.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Width and height of each picture in pixels. */
const COMMENT = { width: 980, height: 1180 };
const REPORT = { width: 1100, height: 1180 };

function rendered(format: string): string {
  const check = ["dist/cli.js", "check", "examples/two-data-centres", "--format", format];
  return spawnSync(process.execPath, check, { cwd: REPOSITORY, encoding: "utf8" }).stdout;
}

await runTool(async () => {
  const folder = await mkdtemp(join(tmpdir(), "picture-"));
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const draw = async (html: string, size: typeof COMMENT, path: string): Promise<void> => {
      await writeFile(join(folder, "page.html"), html);
      await page.setViewportSize(size);
      await page.goto(pathToFileURL(join(folder, "page.html")).href);
      const place = page.getByRole("button", { name: "data centre us-east-1a" });
      if ((await place.count()) > 0) await place.click();
      await page.screenshot({ path: join(REPOSITORY, path) });
      process.stdout.write(`written ${path}\n`);
    };
    await draw(await commentPage(rendered("markdown")), COMMENT, "docs/comment.png");
    await draw(rendered("html"), REPORT, "docs/report.png");
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
});
