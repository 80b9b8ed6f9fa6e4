import { Command } from "commander";
import { RUN_ENTRYPOINT, withEarlyStart } from "../evaluate/early-start.ts";
import { FORMATS, type Output } from "../model/settings.ts";
import { type Asked, parseOutput, parseShards } from "../settings/asked.ts";
import { builtPack } from "../settings/pack.ts";
import type { CheckOptions } from "./check.ts";
import { decisionCommands } from "./decision-commands.ts";
import { examples } from "./examples.ts";
import { initCommand } from "./init-command.ts";
import { ownCommands } from "./own-commands.ts";
import { opaOption, policiesOption, presetOption } from "./shared-options.ts";
import { simulateCommand } from "./simulate-command.ts";
import type { Terminal } from "./terminal.ts";

/** What the flags of `check` and `facts` may say, as commander gives it. */
interface Flags {
  config?: string;
  preset?: string;
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
  shard?: boolean;
  shards?: string;
  allowTools?: boolean;
  policies?: string[];
  opaPath?: string;
  profile?: boolean;
  colour?: boolean;
  color?: boolean;
}

const EXAMPLES = `
Examples:
  resilience-gate                                    everything in the current folder
  resilience-gate check plan.json k8s/               a plan and the manifests of a folder
  terraform show -json plan.tfplan | resilience-gate check -
  resilience-gate init                               settings and a workflow for this repository
  resilience-gate check --help                       options and examples of a command

Exit status: 0 pass, 1 fail, 2 error (something asked for could not be judged).
Documentation: docs/`;

const CHECK_EXAMPLES = [
  ["check plan.json k8s/", "a plan and the manifests of a folder, as one estate"],
  [
    "check prod=plans/prod.json --format json=report.json --format terminal",
    "a name of its own; two reports",
  ],
  ["check k8s --base origin/main --gate new", "only what this branch makes worse blocks"],
  ["check . --mode observe --write-baseline baseline.json", "take what is there today as known"],
  ["check . --fail-on never --format markdown", "the comment that a pull request would get"],
  [
    "check . --preset aws-well-architected-reliability --format controls",
    "the best practices of a standard, one by one",
  ],
] as const;
const FACTS_EXAMPLES = [
  ["facts plan.json k8s/ > facts.json", "what policies see, for whoever writes one"],
  ["facts --shard envs/prod > shards/prod.json", "a shard that merge judges"],
] as const;
const MERGE_EXAMPLES = [
  ["merge shards/*.json --shards 10", "ten shards as one estate; a missing one is an error"],
] as const;
const RULES_EXAMPLES = [
  ["rules", "one line a rule"],
  ["rules --format json", "everything that is known of each"],
] as const;

/** `check`, its policies compiled while its code is loaded. */
function judged(asked: Asked, options: CheckOptions, terminal: Terminal): Promise<number> {
  return withEarlyStart({ ...builtPack(), entrypoint: RUN_ENTRYPOINT }, async () => {
    const { check } = await import("./check.ts");
    return check(asked, options, terminal);
  });
}

/** All commands; `finish` is told the exit status. Each command's code is loaded when it runs. */
export function commands(version: string, terminal: Terminal, finish: (status: number) => void): Command {
  const program = new Command("resilience-gate")
    .description("Tells which failures a system survives, from Terraform plans and Kubernetes manifests.")
    .version(version, "-V, --version", "write the version")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showSuggestionAfterError()
    .addHelpText("after", EXAMPLES);
  judgeFlags(inputFlags(program.command("check", { isDefault: true }).argument("[path...]", PATHS)))
    .description("judge plans and manifests, and say what they survive (the default command)")
    .addHelpText("after", examples(CHECK_EXAMPLES))
    .action(async (paths: string[], flags: Flags) => {
      finish(await judged(asked(paths, flags), { ...checkOptions(flags), facts: null }, terminal));
    });
  inputFlags(program.command("facts").argument("[path...]", PATHS))
    .description("write what is read of plans and manifests, and what policies would see, as JSON")
    .addHelpText("after", examples(FACTS_EXAMPLES))
    .option("--shard", "only what merge reads, without what linking makes of it")
    .action(async (paths: string[], flags: Flags) => {
      const { facts } = await import("./facts.ts");
      const options = { base: flags.base ?? null, shard: flags.shard === true };
      finish(await facts(asked(paths, flags), options, terminal));
    });
  judgeFlags(
    program.command("merge").argument("<facts...>", "files that facts wrote, folders or globs of them"),
  )
    .description("judge what several runs of facts have read, as if one had read it all")
    .addHelpText("after", examples(MERGE_EXAMPLES))
    .option("--config <file>", "the resilience.yml to use")
    .addOption(presetOption())
    .option("--now <time>", "the moment of judging: ISO 8601, or seconds since 1970")
    .option("--shards <number>", "how many there must be: one that is missing is an error")
    .action(async (paths: string[], flags: Flags) => {
      const shards = flags.shards === undefined ? null : parseShards(flags.shards);
      finish(await judged(asked(paths, flags), { ...checkOptions(flags), facts: { shards } }, terminal));
    });
  program
    .command("rules")
    .description("list the rules")
    .option("--format <format>", "terminal or json (everything that is known of each rule)")
    .addHelpText("after", examples(RULES_EXAMPLES))
    .action(async ({ format }: { format?: string }) => {
      const { rules } = await import("./rules.ts");
      finish(await rules(format ?? null, terminal));
    });
  simulateCommand<Flags>(inputFlags(program.command("simulate").argument("[path...]", PATHS)), {
    terminal,
    finish,
    asked: (paths, { format: _, ...flags }) => asked(paths, flags),
  });
  decisionCommands(program, terminal, finish);
  initCommand(program, terminal, finish);
  ownCommands(program, terminal, finish);
  return program;
}

const PATHS = "files, folders, globs, NAME=path, or - for standard input; without any, the current folder";

function inputFlags(command: Command): Command {
  return command
    .option("--config <file>", "the resilience.yml to use")
    .addOption(presetOption())
    .option("--now <time>", "the moment of judging: ISO 8601, or seconds since 1970")
    .option("--if-nothing-found <answer>", "error (default) or pass where there is no plan and no manifest")
    .option("--default-region <region>", "the provider region where a configuration names none")
    .addOption(policiesOption())
    .addOption(opaOption())
    .option("--base <ref>", "compare manifests with where they parted from this branch, tag or commit")
    .option("--allow-tools", "run what can run a change's own code: terraform or tofu, kustomize, helm, opa");
}

function judgeFlags(command: Command): Command {
  return command
    .option("--format <format[=file]>", `${FORMATS.join(", ")}; may be given several times`, collectOutput)
    .option("--gate <which>", "what may block: new (what the change makes worse) or all")
    .option("--fail-on <severity>", "least severity that fails: error, warning or never")
    .option("--mode <mode>", "enforce, or observe: report what would have blocked and pass")
    .option("--baseline <file>", "fingerprints, or an earlier JSON report, that count as existing")
    .option("--write-baseline <file>", "write the fingerprints of this run's findings")
    .option("--profile", "write to standard error where the time went, by stage, and the slowest rules")
    .option("--no-colour", "write no colour (as NO_COLOR does)")
    .option("--no-color", "the same");
}

function checkOptions(flags: Flags): Omit<CheckOptions, "facts"> {
  return {
    writeBaseline: flags.writeBaseline ?? null,
    plain: flags.colour === false || flags.color === false,
    base: flags.base ?? null,
    profile: flags.profile === true,
  };
}

function collectOutput(text: string, before: Output[] | undefined): Output[] {
  return [...(before ?? []), parseOutput(text)];
}

/** What a run is asked to do by paths and flags. */
function asked(paths: string[], flags: Flags): Asked {
  return {
    paths,
    config: flags.config ?? null,
    preset: flags.preset ?? null,
    gate: flags.gate ?? null,
    mode: flags.mode ?? null,
    failOn: flags.failOn ?? null,
    ifNothingFound: flags.ifNothingFound ?? null,
    baseline: flags.baseline ?? null,
    now: flags.now ?? null,
    defaultRegion: flags.defaultRegion ?? null,
    allowTools: flags.allowTools === true,
    policies: flags.policies ?? [],
    opaPath: flags.opaPath ?? null,
    outputs: flags.format ?? [{ format: "terminal", file: null }],
  };
}
