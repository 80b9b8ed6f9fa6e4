import type { Command } from "commander";
import { examples } from "./examples.ts";
import { opaOption } from "./shared-options.ts";
import type { Terminal } from "./terminal.ts";

const FOLDER = "the folder of the policies; policies where none is named";

/** `new-rule`, `test` and `bundle`: for those who write policies of their own. */
export function ownCommands(program: Command, terminal: Terminal, finish: (status: number) => void): void {
  program
    .command("new-rule")
    .argument("<group/name>", "the id of the rule, such as acme/two-replicas")
    .option("--in <folder>", FOLDER, "policies")
    .description(
      "write a rule of one's own with its test and its fixtures, to be changed into what is wanted",
    )
    .addHelpText(
      "after",
      examples([["new-rule acme/two-replicas", "starts policies/rules/acme/two-replicas"]]),
    )
    .action(async (id: string, flags: { in: string }) => {
      const { newOwnRule } = await import("./own/new-own-rule.ts");
      finish(await newOwnRule(id, flags.in, terminal));
    });
  program
    .command("test")
    .argument("[folder]", FOLDER, "policies")
    .addOption(opaOption())
    .description("test policies of one's own: opa test, and every fixture judged as check does")
    .addHelpText("after", examples([["test policies", "1 where a test or a fixture fails"]]))
    .action(async (folder: string, flags: { opaPath?: string }) => {
      const { testOwn } = await import("./own/test-own.ts");
      finish(await testOwn(folder, flags.opaPath ?? null, terminal));
    });
  program
    .command("bundle")
    .argument("[folder]", FOLDER, "policies")
    .requiredOption("--output <file>", "where the bundle is written, such as policies.tar.gz")
    .addOption(opaOption())
    .description("compile policies of one's own, so that check needs no OPA")
    .addHelpText(
      "after",
      examples([["bundle policies --output policies.tar.gz", "then check --policies policies.tar.gz"]]),
    )
    .action(async (folder: string, flags: { output: string; opaPath?: string }) => {
      const { bundleOwn } = await import("./own/bundle-own.ts");
      finish(await bundleOwn(folder, flags.output, flags.opaPath ?? null, terminal));
    });
}
