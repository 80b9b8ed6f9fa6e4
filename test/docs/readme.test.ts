import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { resilienceFileSchema } from "../../src/model/resilience-file.ts";
import { runCommand } from "../../src/tools/run-command.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";

const page = readFileSync(join(REPOSITORY, "README.md"), "utf8");
const blocks = [...page.matchAll(/```(\w*)\n([\s\S]*?)```/gu)].map(([, language, text = ""]) => ({
  language,
  text,
}));
const commands = blocks
  .filter(({ language }) => language === "")
  .flatMap(({ text }) => text.trim().split("\n"));
const yaml = blocks.filter(({ language }) => language === "yaml").map(({ text }) => text);

test.runIf(existsSync(join(REPOSITORY, "dist/cli.js")))(
  "the command that shows it needs nothing but Node, and exits with what the page says",
  async () => {
    const [program, ...args] =
      commands.find((line) => line.startsWith("node dist/cli.js check examples"))?.split(" ") ?? [];
    expect(program).toBe("node");
    const { status, stdout } = await runCommand(process.execPath, args, REPOSITORY);
    expect([status, stdout]).toEqual([
      1,
      expect.stringContaining("Losing data centre us-east-1a stops cd4pe"),
    ]);
    expect(page).toContain("It exits with 1");
  },
);

test("the first commands come in the order in which one needs them, and the pictures are there", () => {
  expect([commands[0], commands.includes("npm ci && npm test")]).toEqual([
    "git clone https://github.com/resilience-gate/resilience-gate && cd resilience-gate",
    true,
  ]);
  const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/gu)].map(([, path = ""]) => path);
  expect(pictures).toEqual(["docs/comment.png", "docs/report.png"]);
  expect(pictures.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
});

test("the workflow is short, the settings are settings, and the examples are as many as it says", () => {
  const [workflow = "", settings = ""] = yaml;
  expect(workflow.trim().split("\n").length).toBeLessThanOrEqual(11);
  expect(resilienceFileSchema.parse(load(settings))).toBeDefined();
  const examples = readdirSync(join(REPOSITORY, "examples"), { withFileTypes: true }).filter(
    (one) => one.isDirectory() && one.name !== "policies",
  );
  expect(["five", examples.length]).toEqual([/holds (\w+)\s/u.exec(page)?.[1], 5]);
});
