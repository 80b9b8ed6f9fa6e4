import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resilienceFileSchema } from "../../src/model/resilience-file.ts";
import { LIMITS } from "../../src/settings/defaults.ts";
import { limitsOf } from "../../src/settings/limits.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";

test("docs/speed.md lists every limit with its default", () => {
  const page = readFileSync(join(REPOSITORY, "docs/speed.md"), "utf8");
  const section = page.split("\n## ").find((text) => text.startsWith("Limits\n")) ?? "";
  const rows = [...section.matchAll(/^\| `(\w+)` \| [^|]+ \| `?(\w+)`?[^|]*\|$/gmu)];
  const told = Object.fromEntries(
    rows.map(([, key = "", value = ""]) => [key, ["files", "folders"].includes(key) ? Number(value) : value]),
  );
  const { limits } = resilienceFileSchema.parse({ version: 1, limits: told });
  expect(limitsOf(limits ?? {})).toEqual(LIMITS);
  expect(Object.keys(told).sort()).toEqual(["evaluation", "file", "files", "folders", "memory", "part"]);
});
