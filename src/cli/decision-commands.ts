import type { Command } from "commander";
import { examples } from "./examples.ts";
import { opaOption, policiesOption } from "./shared-options.ts";
import type { Terminal } from "./terminal.ts";
import type { WaiveOptions } from "./waive.ts";

type WaiveFlags = Partial<Record<Exclude<keyof WaiveOptions, "write" | "report">, string>> & {
  report: string;
  write?: boolean;
};

interface ExplainFlags {
  report?: string;
  config?: string;
  policies?: string[];
  opaPath?: string;
  allowTools?: boolean;
}

/** `explain` and `waive`: what a finding means, and the decision to live with it. */
export function decisionCommands(
  program: Command,
  terminal: Terminal,
  finish: (status: number) => void,
): void {
  program
    .command("explain")
    .argument("<rule or fingerprint>", "the id of a rule, or the fingerprint of a finding (v1:...)")
    .description("say what a rule means, or all that a report knows of a finding")
    .option("--report <file>", "the report that has the finding, as check --format json=FILE writes it")
    .option("--config <file>", "the resilience.yml that names policies of one's own")
    .addOption(policiesOption())
    .addOption(opaOption())
    .option("--allow-tools", "compile them with OPA, where the settings do not allow it")
    .addHelpText(
      "after",
      examples([
        ["explain ha/quorum-spread", "what the rule means, what it reads, what can be set"],
        [
          "explain v1:3b1f0c9a7d2e4f60 --report report.json",
          "a finding with its evidence and where each value is from",
        ],
      ]),
    )
    .action(async (what: string, { report, ...flags }: ExplainFlags) => {
      const { explain } = await import("./explain.ts");
      const { config = null, policies = [], opaPath = null, allowTools = false } = flags;
      const own = { config, policies, opaPath, allowTools };
      finish(await explain(what, { report: report ?? null, own }, terminal));
    });
  program
    .command("waive")
    .argument("<fingerprint...>", "findings of the report, by their fingerprints")
    .description("write the lines of resilience.yml that waive findings, for a time and with an owner")
    .requiredOption(
      "--report <file>",
      "the report that has the findings, as check --format json=FILE writes it",
    )
    .option("--reason <text>", "why this can be lived with")
    .option("--owner <who>", "who answers for it")
    .option("--expires <date>", "the last day on which it works, as in 2027-03-31")
    .option("--config <file>", "the resilience.yml to add them to")
    .option("--write", "add the lines to the file; what else is written there stays as it is")
    .addHelpText(
      "after",
      examples([
        [
          'waive v1:3b1f0c9a7d2e4f60 --report report.json --reason "runs once a day" --owner @shop --expires 2027-03-31',
          "the lines to add; with --write they are added",
        ],
      ]),
    )
    .action(async (fingerprints: string[], flags: WaiveFlags) => {
      const { waive } = await import("./waive.ts");
      const { report, reason = null, owner = null, expires = null, config = null, write = false } = flags;
      finish(await waive(fingerprints, { report, reason, owner, expires, config, write }, terminal));
    });
}
