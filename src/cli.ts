import process from "node:process";
import { toolVersion } from "./settings/version.ts";

/**
 * The command line. Everything else is loaded only once it is known what is asked, so that `--version` answers at once.
 */
async function main(args: readonly string[]): Promise<number> {
  if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
    process.stdout.write(`${await toolVersion()}\n`);
    return 0;
  }
  const { commandLine } = await import("./cli/command-line.ts");
  return commandLine(args, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    standardInput: process.stdin,
    workspace: process.cwd(),
    clockMs: Date.now(),
    environment: process.env,
    isTerminal: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? null,
    errorIsTerminal: process.stderr.isTTY === true,
  });
}

/** Whoever reads the output may stop early (`| head`): that is no error. A full disk is one. */
function onOutputError(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") {
    fail(`error: the output cannot be written (${error.code ?? "unknown"})`);
  }
}

/** The last way out, where nothing that shows errors could be loaded. */
function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}

process.stdout.on("error", onOutputError);
process.stderr.on("error", () => {});
process.on("uncaughtException", () => fail("internal error: please report this"));

process.exitCode = await main(process.argv.slice(2));
