import { evaluate } from "../../evaluate/evaluate.ts";
import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { Evaluation } from "../../model/evaluation.ts";
import type { RuleInfo } from "../../model/rule.ts";
import { UserError } from "../../model/user-error.ts";
import type { Pack } from "../../settings/pack.ts";
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

/** Longest that the documents of one batch may take together: one that hangs is found by halving. */
const DEADLINE_MS = 60_000;
const MEMORY_BYTES = 2 * 1024 ** 3;

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
  await judgeAll(read, tools, tried);
  return tried;
}

/** Judges them together; where that fails, each half by itself, down to the one that fails. */
async function judgeAll(read: readonly ReadCase[], tools: FuzzTools, tried: Tried): Promise<void> {
  const [only, another] = read;
  if (only === undefined) {
    return;
  }
  const answers = await answersOf(read, tools);
  if ("evaluations" in answers) {
    await report(read, answers.evaluations, tools, tried);
  } else if (another === undefined) {
    tried.faults.push({ seed: only.tried.seed, what: answers.error });
  } else {
    const middle = Math.ceil(read.length / 2);
    await judgeAll(read.slice(0, middle), tools, tried);
    await judgeAll(read.slice(middle), tools, tried);
  }
}

async function report(
  read: readonly ReadCase[],
  evaluations: readonly Evaluation[],
  { rules }: FuzzTools,
  tried: Tried,
): Promise<void> {
  let at = 0;
  for (const one of read) {
    const { seed } = one.tried;
    const after = evaluations[at++];
    const before = one.linked.before === null ? null : (evaluations[at++] ?? null);
    const { result, fault } = await guarded(seed, async () =>
      after === undefined ? null : reportFault(one, after, before, rules),
    );
    if (result === null || result.wrong !== null) {
      tried.faults.push(fault ?? { seed, what: result?.wrong ?? "there is no report" });
    } else {
      tried.verdicts[result.verdict] = (tried.verdicts[result.verdict] ?? 0) + 1;
    }
  }
}

async function answersOf(
  read: readonly ReadCase[],
  { pack }: FuzzTools,
): Promise<{ evaluations: Evaluation[] } | { error: string }> {
  const documents = read.flatMap(({ linked }) =>
    linked.before === null ? [linked.after] : [linked.after, linked.before],
  );
  const limits = { deadlineMs: DEADLINE_MS, memoryBytes: MEMORY_BYTES };
  try {
    return {
      evaluations: await evaluate(documents, {
        wasm: pack.wasm,
        worker: pack.worker,
        pack: pack.name,
        ...limits,
      }),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
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
