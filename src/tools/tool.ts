import { fileURLToPath } from "node:url";
import { messageOf } from "./message-of.ts";

/** The folder of this repository. */
export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a tool: what it answers is the exit status, and what it throws is written as one message. */
export async function runTool(tool: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await tool(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
