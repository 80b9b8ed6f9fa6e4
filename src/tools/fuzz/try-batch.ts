import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { RuleInfo } from "../../model/rule.ts";
import { UserError } from "../../model/user-error.ts";
import type { Pack } from "../../settings/pack.ts";
import { type Answers, answersOf } from "../judging/answers.ts";
import { readingFault, reportFault } from "./faults.ts";
import type { FuzzCase } from "./make-case.ts";
import { type ReadCase, readCase } from "./read-case.ts";

/** A case that broke a promise, and which. */
export interface Fault {
  seed: number;
  what: string;
}

/** What became of a batch. */
export interface Tried {
  faults: Fault[];
  /** How many reports had each verdict: a mutation that is refused at once tries little. */
  verdicts: Record<string, number>;
}

/** What cases are tried with. */
export interface FuzzTools {
  pack: Pack;
  declared: DeclaredTypes;
  rules: readonly RuleInfo[];
}

/** Takes cases through the whole pipeline; the policies judge all of them in one worker, since its start takes longer than most of them. */
export async function tryBatch(cases: readonly FuzzCase[], tools: FuzzTools): Promise<Tried> {
  const tried: Tried = { faults: [], verdicts: {} };
  const read: ReadCase[] = [];
  for (const one of cases) {
    const { result, fault } = await guarded(one.seed, () => readCase(one, tools.declared));
    const wrong = result === null ? null : readingFault(result);
    if (fault !== null || wrong !== null) {
      tried.faults.push(fault ?? { seed: one.seed, what: wrong ?? "" });
    } else if (result !== null) {
      read.push(result);
    }
  }
  const answers = await answersOf(
    read.map(({ linked }) => linked),
    tools.pack,
  );
  for (const [i, one] of read.entries()) {
    const answer = answers[i] ?? { error: "the policies gave no answer" };
    if ("error" in answer) {
      tried.faults.push({ seed: one.tried.seed, what: answer.error });
    } else {
      await report(one, answer, tools, tried);
    }
  }
  return tried;
}

async function report(
  one: ReadCase,
  { after, before }: Exclude<Answers, { error: string }>,
  { rules }: FuzzTools,
  tried: Tried,
): Promise<void> {
  const { seed } = one.tried;
  const { result, fault } = await guarded(seed, async () => reportFault(one, after, before, rules));
  if (result === null || result.wrong !== null) {
    tried.faults.push(fault ?? { seed, what: result?.wrong ?? "there is no report" });
  } else {
    tried.verdicts[result.verdict] = (tried.verdicts[result.verdict] ?? 0) + 1;
  }
}

/** A UserError is an answer, exit status 2 with words for the user; anything else that is thrown is a fault. */
async function guarded<T>(
  seed: number,
  work: () => Promise<T>,
): Promise<{ result: T | null; fault: Fault | null }> {
  try {
    return { result: await work(), fault: null };
  } catch (error) {
    if (error instanceof UserError) {
      return { result: null, fault: null };
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { result: null, fault: { seed, what: stack.split("\n").slice(0, 4).join(" ") } };
  }
}
