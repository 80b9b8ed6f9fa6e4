import type { Command } from "commander";
import { type LostDomain, parseLostDomain } from "../evaluate/lost-domain.ts";
import type { Asked } from "../settings/asked.ts";
import { examples } from "./examples.ts";
import type { Terminal } from "./terminal.ts";

interface SimulateFlags {
  lose?: LostDomain[];
  base?: string;
  pairs?: boolean;
  format?: string;
  colour?: boolean;
  color?: boolean;
}

/** `simulate`, on a command that has the flags of inputs already; `asked` reads those. */
export function simulateCommand<Flags>(
  command: Command,
  { terminal, finish, asked }: Surroundings<Flags & SimulateFlags>,
): void {
  command
    .description("say what is left of each service when a node, a data centre or a region is lost")
    .option("--lose <kind=name>", "take away this only; may be given several times, each by itself", collect)
    .option("--pairs", "take away two data centres at once, too")
    .option("--format <format>", "terminal or json")
    .option("--no-colour", "write no colour (as NO_COLOR does)")
    .option("--no-color", "the same")
    .addHelpText("after", examples(EXAMPLES))
    .action(async (paths: string[], flags: Flags & SimulateFlags) => {
      const { simulate } = await import("./simulate.ts");
      const options = {
        lose: flags.lose ?? [],
        base: flags.base ?? null,
        pairs: flags.pairs === true,
        format: flags.format ?? null,
        plain: flags.colour === false || flags.color === false,
      };
      finish(await simulate(asked(paths, flags), options, terminal));
    });
}

/** What a command is given besides its flags. */
interface Surroundings<Flags> {
  terminal: Terminal;
  finish: (status: number) => void;
  asked: (paths: string[], flags: Flags) => Asked;
}

const EXAMPLES = [
  ["simulate plan.json manifests", "everything that can fail, one thing at a time"],
  ["simulate plan.json --lose data-centre=us-east-1a", "the loss of one data centre"],
  ["simulate plan.json --lose data-centre=us-east-1a+us-east-1b", "the loss of two at once"],
  ["simulate plan.json --lose region=us-east-1", "the loss of a region, with how long recovery takes"],
] as const;

function collect(text: string, before: LostDomain[] | undefined): LostDomain[] {
  return [...(before ?? []), parseLostDomain(text)];
}
