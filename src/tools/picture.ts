// Draws docs/comment.png: the comment on the example of two data centres, as a pull request shows it. Needs Chromium: npm run picture
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { commentPage } from "./pictures/comment-page.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Width and height of the picture in pixels. */
const SIZE = [980, 1180];

await runTool(async () => {
  const check = ["dist/cli.js", "check", "examples/two-data-centres", "--format", "markdown"];
  const markdown = spawnSync(process.execPath, check, { cwd: REPOSITORY, encoding: "utf8" }).stdout;
  const folder = await mkdtemp(join(tmpdir(), "picture-"));
  const page = join(folder, "comment.html");
  await writeFile(page, await commentPage(markdown));
  const drawn = spawnSync(
    process.env["CHROMIUM"] ?? "chromium",
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--hide-scrollbars",
      "--disable-background-networking",
      `--user-data-dir=${join(folder, "profile")}`,
      `--window-size=${SIZE.join(",")}`,
      `--screenshot=${join(REPOSITORY, "docs/comment.png")}`,
      pathToFileURL(page).href,
    ],
    { encoding: "utf8", timeout: 60_000 },
  );
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(
    drawn.status === 0 ? "written docs/comment.png\n" : `${drawn.stderr ?? drawn.error}\n`,
  );
  return drawn.status === 0 ? 0 : 1;
});
