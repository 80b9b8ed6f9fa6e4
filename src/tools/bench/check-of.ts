import { join } from "node:path";
import { REPOSITORY } from "../tool.ts";

const PROGRAM = join(REPOSITORY, "dist/cli.js");

/** Arguments of Node for a whole check of a file in the folder that Node runs in. */
export function checkOf(file: string): string[] {
  const now = ["--now", "2026-01-01T00:00:00Z"];
  return [PROGRAM, "check", file, "--config", "resilience.yml", ...now, "--format", "json=report.json"];
}
