import { CommanderError } from "commander";
import { readEnvironment } from "../settings/environment.ts";
import { errorText } from "../settings/internal-error.ts";
import { toolVersion } from "../settings/version.ts";
import { commands } from "./commands.ts";
import { refuseMisspelt } from "./misspelt.ts";
import type { Terminal } from "./terminal.ts";

/** Exit status of everything that could not be done as asked. */
const ERROR_STATUS = 2;

/** Runs one command line and gives its exit status: 0 pass, 1 fail, 2 error. Never throws. */
export async function commandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0;
  try {
    const program = commands(await toolVersion(), terminal, (result) => {
      status = result;
    });
    const names = program.commands.map((command) => command.name());
    await refuseMisspelt(args, names, terminal.workspace);
    await program.parseAsync([...args], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : ERROR_STATUS;
    }
    terminal.err(`${errorText(error, readEnvironment(terminal.environment).debug)}\n`);
    return ERROR_STATUS;
  }
}
