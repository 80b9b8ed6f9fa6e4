import type { Command } from "commander";
import { examples } from "./examples.ts";
import type { Terminal } from "./terminal.ts";

/** `init`: the first settings and the first workflow of a repository. */
export function initCommand(program: Command, terminal: Terminal, finish: (status: number) => void): void {
  program
    .command("init")
    .argument("[path...]", "plans and manifests to look at; without any, the current folder")
    .description("write .github/resilience.yml and a workflow for what is found; nothing is written over")
    .addHelpText(
      "after",
      examples([
        ["init", "looks through the current folder: plans, manifests, root modules, charts, kustomizations"],
        ["init plan.json", "the same, with what a plan shows of regions and clusters"],
      ]),
    )
    .action(async (paths: string[]) => {
      const { init } = await import("./init.ts");
      finish(await init(paths, terminal));
    });
}
