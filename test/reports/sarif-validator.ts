import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { RuleInfo } from "../../src/model/rule.ts";

/** The folder of Microsoft's validator, which holds the schema too; null where its platform's package is not installed. */
function multitoolFolder(): string | null {
  try {
    const main = createRequire(import.meta.url).resolve("@microsoft/sarif-multitool/package.json");
    return dirname(createRequire(main).resolve("@microsoft/sarif-multitool-linux/package.json"));
  } catch {
    return null;
  }
}

const folder = multitoolFolder();

/** Null where SARIF can be validated, else why not. */
export const sarifMissing = folder === null ? "@microsoft/sarif-multitool-linux is not installed" : null;

/** The rules of the built policy pack. */
export const PACK_RULES = JSON.parse(readFileSync("dist/rules.json", "utf8")) as RuleInfo[];

/** Compiled once: that takes longer than all reports together. */
let schema: ValidateFunction | null = null;

/** Where a SARIF text departs from the official schema of version 2.1.0; empty where it does not. */
export function schemaErrors(sarif: string): string[] {
  schema ??= compiled();
  schema(JSON.parse(sarif));
  return (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compiled(): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(folder ?? "", "sarif-2.1.0.json"), "utf8")));
}

/** The errors of Microsoft's validator, by the rules of SARIF and of GitHub's code scanning. */
export function validatorErrors(sarif: string): string[] {
  const program = join(folder ?? "", "Sarif.Multitool");
  if (!existsSync(program)) return [`${program} is missing`];
  chmodSync(program, 0o755);
  const place = mkdtempSync(join(tmpdir(), "sarif-"));
  try {
    const file = join(place, "report.sarif");
    writeFileSync(file, sarif);
    const args = ["validate", "--rule-kind", "Sarif;Ghas", file];
    const said = execFileSync(program, args, { encoding: "utf8", timeout: 120_000 });
    return said.split("\n").filter((line) => /: error /u.test(line));
  } catch (error) {
    const { stdout = "", message } = error as { stdout?: string; message: string };
    return [message, ...stdout.split("\n").filter((line) => /error/iu.test(line))];
  } finally {
    rmSync(place, { recursive: true });
  }
}
