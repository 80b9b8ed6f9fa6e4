import { Readable } from "node:stream";
import { judge } from "../../evaluate/judge.ts";
import type { Evaluation } from "../../model/evaluation.ts";
import type { Report } from "../../model/report.ts";
import type { Settings } from "../../model/settings.ts";
import { readEstate } from "../../run.ts";
import type { Pack } from "../../settings/pack.ts";
import { type Answers, answersOf } from "./answers.ts";

/** One run: its report and what the policies answered, or why there is no report. */
export type Judged = { report: Report; after: Evaluation; before: Evaluation | null } | { error: string };

/** Runs `check` on many inputs within this process, and gives what came of each in order; the lines of findings are not looked for. */
export async function judgeAll(runs: readonly Settings[], pack: Pack): Promise<Judged[]> {
  const read = await Promise.all(runs.map((settings) => estateOf(settings, pack)));
  const estates = read.flatMap((one) => ("linked" in one ? [one.linked] : []));
  const answers = await answersOf(estates, pack);
  const rules = await pack.rules();
  return runs.map((settings, i): Judged => {
    const one = read[i];
    if (one === undefined || "error" in one) {
      return { error: one?.error ?? "it was not read" };
    }
    const { inputs, linked } = one;
    const answer: Answers = answers.shift() ?? { error: "the policies gave no answer" };
    if ("error" in answer) {
      return answer;
    }
    const { withoutBefore, problems } = linked;
    const tool = { version: "tool", policies: "tool" };
    const report = judge({ settings, inputs, withoutBefore, problems, ...answer, rules, tool });
    return { report, ...answer };
  });
}

type Read = Awaited<ReturnType<typeof readEstate>> | { error: string };

async function estateOf(settings: Settings, pack: Pack): Promise<Read> {
  try {
    return await readEstate(settings, { pack, standardInput: Readable.from([]), versions: null });
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
