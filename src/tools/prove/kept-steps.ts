import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import type { Step } from "./steps.ts";

/** How a step ended, without its figures, which its own command keeps. */
const outcomeSchema = z.object({
  passed: z.boolean(),
  seconds: z.number(),
  /** When it began, ISO 8601 in UTC, to the minute. */
  began: z.string(),
  /** The commit it was run on, shortened. */
  commit: z.string(),
});
export type StepOutcome = z.infer<typeof outcomeSchema>;

const keptSchema = z.record(z.string(), z.object({ args: z.array(z.string()), ...outcomeSchema.shape }));

/** How each step ended when it was last run, so that one alone can be run again. */
export class KeptSteps {
  readonly #path: string;

  constructor(root: string) {
    this.#path = join(root, ".cache/proof/steps.json");
  }

  /** Null where it was never run, or with other arguments. */
  async of({ command, args }: Step): Promise<StepOutcome | null> {
    const kept = (await this.#read())[command];
    return kept === undefined || kept.args.join(" ") !== args.join(" ") ? null : kept;
  }

  async keep({ command, args }: Step, outcome: StepOutcome): Promise<void> {
    const all = { ...(await this.#read()), [command]: { args, ...outcome } };
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(this.#path, `${JSON.stringify(all, null, 1)}\n`);
  }

  async #read(): Promise<z.infer<typeof keptSchema>> {
    try {
      const kept: unknown = JSON.parse(await readFile(this.#path, "utf8"));
      return parsedOrThrow(keptSchema, kept, this.#path);
    } catch {
      return {};
    }
  }
}
