import { Readable } from "node:stream";
import { judge, type ToJudge } from "../../evaluate/judge.ts";
import type { Linked } from "../../link/link.ts";
import type { Evaluation } from "../../model/evaluation.ts";
import type { NormalisedInput } from "../../model/input.ts";
import type { Report } from "../../model/report.ts";
import type { Settings } from "../../model/settings.ts";
import { readEstate } from "../../run.ts";
import type { Pack } from "../../settings/pack.ts";
import { type Answers, answersOf } from "./answers.ts";

/** One run: its report and what the policies answered, or why there is no report. */
export type Judged = { report: Report; after: Evaluation; before: Evaluation | null } | { error: string };

/** An estate, read and linked as a run does it. */
export interface ReadEstate {
  settings: Settings;
  inputs: NormalisedInput[];
  linked: Linked;
}

/** Runs `check` on many inputs within this process, and gives what came of each in order; the lines of findings are not looked for. */
export async function judgeAll(runs: readonly Settings[], pack: Pack): Promise<Judged[]> {
  const read = await Promise.all(runs.map((settings) => estateOf(settings, pack)));
  return judgeRead(read, pack);
}

/** The second half: evaluates and judges many estates that were read, and gives what came of each in order. */
export async function judgeRead(
  read: readonly (ReadEstate | { error: string })[],
  pack: Pack,
): Promise<Judged[]> {
  const estates = read.flatMap((one) => ("linked" in one ? [one.linked] : []));
  const answers = await answersOf(estates, pack);
  const rules = await pack.rules();
  return read.map((one): Judged => {
    if ("error" in one) {
      return one;
    }
    const answer: Answers = answers.shift() ?? { error: "the policies gave no answer" };
    return "error" in answer ? answer : { report: reportOf(one, answer, rules), ...answer };
  });
}

/** The report of an estate, of what the policies answered. */
function reportOf(
  { settings, inputs, linked: { withoutBefore, problems } }: ReadEstate,
  answer: Pick<ToJudge, "after" | "before">,
  rules: ToJudge["rules"],
): Report {
  const tool = { version: "tool", policies: "tool" };
  return judge({ settings, inputs, withoutBefore, problems, ...answer, rules, tool });
}

async function estateOf(settings: Settings, pack: Pack): Promise<ReadEstate | { error: string }> {
  try {
    const context = { pack, standardInput: Readable.from([]), versions: null };
    return { settings, ...(await readEstate(settings, context)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
