import { dirname } from "node:path";
import type { FileContent } from "../read-file.ts";
import { runTool } from "../run-tool.ts";
import { shellWord } from "../shell-word.ts";

/** How long one tool may take, in milliseconds: it starts every provider of the plan once. */
const LONGEST_MS = 5 * 60 * 1000;
const TOOLS = ["terraform", "tofu"] as const;

/**
 * What `terraform show -json` (else `tofu show -json`) writes of a binary plan. The tool runs without a shell, in the plan's own folder,
 * where `terraform init` has put the providers; `path` is how messages call the file. Only to be called where the trusted settings allow it: providers are
 * programs, and a pull request can bring its own.
 */
export async function showPlan(absolute: string, path: string, limitBytes: number): Promise<FileContent> {
  let problem = `it is a binary plan, and neither terraform nor tofu is there to show it: install one before this step, or run terraform show -json ${shellWord(path)} > ${shellWord(`${path}.json`)} in a step of one's own and name that file`;
  for (const tool of TOOLS) {
    const args = ["show", "-json", "-no-color", absolute];
    const shown = await runTool(tool, { args, cwd: dirname(absolute), limitBytes, longestMs: LONGEST_MS });
    if ("bytes" in shown) {
      return shown;
    }
    if (shown.problem !== null) {
      problem = `it is a binary plan, and ${tool} show -json ${shellWord(path)} ${shown.problem}: run it to see why, in a folder where ${tool} init has run`;
    }
  }
  return { problem };
}
