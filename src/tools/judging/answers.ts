import { evaluate } from "../../evaluate/evaluate.ts";
import type { Linked } from "../../link/link.ts";
import type { Evaluation } from "../../model/evaluation.ts";
import type { Pack } from "../../settings/pack.ts";

/** What the policies answered of one estate, or why they could not. */
export type Answers = { after: Evaluation; before: Evaluation | null } | { error: string };

/** What the policies are asked about. */
type Asked = Pick<Linked, "after" | "before">;

/** Estates that one worker judges: its start takes longer than most of them. */
const BATCH = 40;
/** Longest that the documents of one batch may take together: one that hangs is found by halving. */
const DEADLINE_MS = 60_000;
const MEMORY_BYTES = 2 * 1024 ** 3;

/** Asks the policies about many estates, in order; one that they cannot judge keeps no other from its answer. */
export async function answersOf(
  estates: readonly Asked[],
  pack: Pick<Pack, "wasm" | "worker" | "name">,
): Promise<Answers[]> {
  const answers: Answers[] = [];
  for (let at = 0; at < estates.length; at += BATCH) {
    answers.push(...(await answersOfBatch(estates.slice(at, at + BATCH), pack)));
  }
  return answers;
}

/** Asks about them together; where that fails, about each half by itself, down to the one that fails. */
async function answersOfBatch(
  estates: readonly Asked[],
  pack: Pick<Pack, "wasm" | "worker" | "name">,
): Promise<Answers[]> {
  const documents = estates.flatMap(({ after, before }) => (before === null ? [after] : [after, before]));
  try {
    const { wasm, worker, name } = pack;
    const limits = { deadlineMs: DEADLINE_MS, memoryBytes: MEMORY_BYTES };
    return paired(estates, await evaluate(documents, { wasm, worker, pack: name, ...limits }));
  } catch (error) {
    if (estates.length > 1) {
      const middle = Math.ceil(estates.length / 2);
      const first = await answersOfBatch(estates.slice(0, middle), pack);
      return [...first, ...(await answersOfBatch(estates.slice(middle), pack))];
    }
    return [{ error: error instanceof Error ? error.message : String(error) }];
  }
}

function paired(estates: readonly Asked[], evaluations: readonly Evaluation[]): Answers[] {
  const left = [...evaluations];
  return estates.map((estate) => {
    const after = left.shift();
    const before = estate.before === null ? null : (left.shift() ?? null);
    return after === undefined ? { error: "the policies gave no answer" } : { after, before };
  });
}
