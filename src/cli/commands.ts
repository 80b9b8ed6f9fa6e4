import { Command } from "commander";
import { FORMATS, type Output } from "../model/settings.ts";
import { type Asked, parseOutput } from "../settings/asked.ts";
import type { Terminal } from "./terminal.ts";

/** What the flags of `check` and `facts` may say, as commander gives it. */
interface Flags {
  config?: string;
  format?: Output[];
  gate?: string;
  failOn?: string;
  mode?: string;
  now?: string;
  baseline?: string;
  writeBaseline?: string;
  ifNothingFound?: string;
  defaultRegion?: string;
  base?: string;
  allowTools?: boolean;
  colour?: boolean;
  color?: boolean;
}

const EXAMPLES = `
Examples:
  resilience-gate                                    everything in the current folder
  resilience-gate check plan.json k8s/               a plan and the manifests of a folder
  terraform show -json plan.tfplan | resilience-gate check -
  resilience-gate check prod=plans/prod.json --format json=report.json --format terminal
  resilience-gate check . --mode observe --write-baseline baseline.json
  resilience-gate check k8s --base origin/main --gate new

Exit status: 0 pass, 1 fail, 2 error (something asked for could not be judged).
Documentation: docs/`;

/** All commands; `finish` is told the exit status. Each command's code is loaded when it runs. */
export function commands(version: string, terminal: Terminal, finish: (status: number) => void): Command {
  const program = new Command("resilience-gate")
    .description("Tells which failures a system survives, from Terraform plans and Kubernetes manifests.")
    .version(version, "-V, --version", "write the version")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showSuggestionAfterError()
    .addHelpText("after", EXAMPLES);
  inputFlags(program.command("check", { isDefault: true }).argument("[path...]", PATHS))
    .description("judge plans and manifests, and say what they survive (the default command)")
    .option("--format <format[=file]>", `${FORMATS.join(", ")}; may be given several times`, collectOutput)
    .option("--gate <which>", "what may block: new (what the change makes worse) or all")
    .option("--fail-on <severity>", "least severity that fails: error, warning or never")
    .option("--mode <mode>", "enforce, or observe: report what would have blocked and pass")
    .option("--baseline <file>", "fingerprints, or an earlier JSON report, that count as existing")
    .option("--write-baseline <file>", "write the fingerprints of this run's findings")
    .option("--no-colour", "write no colour (as NO_COLOR does)")
    .option("--no-color", "the same")
    .action(async (paths: string[], flags: Flags) => {
      const { check } = await import("./check.ts");
      const plain = flags.colour === false || flags.color === false;
      finish(
        await check(
          asked(paths, flags),
          { writeBaseline: flags.writeBaseline ?? null, plain, base: flags.base ?? null },
          terminal,
        ),
      );
    });
  inputFlags(program.command("facts").argument("[path...]", PATHS))
    .description("write what policies would see, as JSON")
    .action(async (paths: string[], flags: Flags) => {
      const { facts } = await import("./facts.ts");
      finish(await facts(asked(paths, flags), flags.base ?? null, terminal));
    });
  program
    .command("rules")
    .description("list the rules")
    .action(async () => {
      const { rules } = await import("./rules.ts");
      finish(await rules(terminal));
    });
  return program;
}

const PATHS = "files, folders, globs, NAME=path, or - for standard input; without any, the current folder";

function inputFlags(command: Command): Command {
  return command
    .option("--config <file>", "the resilience.yml to use")
    .option("--now <time>", "the moment of judging: ISO 8601, or seconds since 1970")
    .option("--if-nothing-found <answer>", "error (default) or pass where there is no plan and no manifest")
    .option("--default-region <region>", "the provider region where a configuration names none")
    .option("--base <ref>", "compare manifests with where they parted from this branch, tag or commit")
    .option("--allow-tools", "let terraform or tofu show binary plans, which runs the plan's providers");
}

function collectOutput(text: string, before: Output[] | undefined): Output[] {
  return [...(before ?? []), parseOutput(text)];
}

function asked(paths: string[], flags: Flags): Asked {
  return {
    paths,
    config: flags.config ?? null,
    gate: flags.gate ?? null,
    mode: flags.mode ?? null,
    failOn: flags.failOn ?? null,
    ifNothingFound: flags.ifNothingFound ?? null,
    baseline: flags.baseline ?? null,
    now: flags.now ?? null,
    defaultRegion: flags.defaultRegion ?? null,
    allowTools: flags.allowTools === true,
    outputs: flags.format ?? [{ format: "terminal", file: null }],
  };
}
