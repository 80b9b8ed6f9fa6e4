import type { OpaServer } from "../opa/server.ts";
import { inTurn } from "./in-turn.ts";
import type { Policies } from "./policies.ts";
import type { Progress } from "./progress.ts";

/** What can notice a mutant: a test by its name, or an estate by its number. */
export type Witness = { test: string } | { estate: number };

/** A witness that comes by a point, and how long it took with no mutant on. */
export interface Reaching {
  witness: Witness;
  ms: number;
}

const TIMEOUT_MS = 300_000;

/** What policies as they are say of every estate, each as a text; null where they say nothing. */
export async function answersOf(
  { estates }: Policies,
  servers: readonly OpaServer[],
  progress: Progress,
): Promise<(string | null)[]> {
  const answers: (string | null)[] = [];
  await inTurn([...estates.keys()], servers, async (estate, server) => {
    const answer = await server.ask("mutation_run/answered", { estate }, TIMEOUT_MS);
    answers[estate] = "failed" in answer ? null : textOrNull(answer.value);
    progress.step();
  });
  return answers;
}

/**
 * Asks rewritten policies every test and every estate once with no mutant on, and says which points each comes by.
 * @param answers What the policies as they are say of the estates.
 * @throws Error that names all that does not come out as it should already now.
 */
export async function reachOf(
  { tests, estates }: Policies,
  answers: readonly (string | null)[],
  servers: readonly OpaServer[],
  progress: Progress,
): Promise<Map<string, Reaching[]>> {
  const reach = new Map<string, Reaching[]>();
  const otherwise: string[] = [];
  const ask = async (witness: Witness, server: OpaServer): Promise<void> => {
    const { value, reached, ms } = await listened(witness, server);
    if ("test" in witness ? value !== true : value === null || value !== answers[witness.estate]) {
      otherwise.push("test" in witness ? witness.test : (estates[witness.estate]?.folder ?? ""));
    }
    for (const id of reached) {
      const reaching = reach.get(id) ?? [];
      reaching.push({ witness, ms });
      reach.set(id, reaching);
    }
    progress.step();
  };
  const witnesses = [...tests.map((test) => ({ test })), ...estates.map((_, estate) => ({ estate }))];
  await inTurn<Witness, OpaServer>(witnesses, servers, ask);
  if (otherwise.length > 0) {
    throw new Error(
      `${otherwise.length} do not come out as they should with no mutant on:\n${otherwise.sort().join("\n")}`,
    );
  }
  await Promise.all(servers.map((server) => server.put("answers", answers)));
  return reach;
}

async function listened(
  witness: Witness,
  server: OpaServer,
): Promise<{ value: unknown; reached: Set<string>; ms: number }> {
  const question = "test" in witness ? "passed" : "answered";
  const before = performance.now();
  const { answer, printed } = await server.listen(`mutation_run/${question}`, witness, TIMEOUT_MS);
  return {
    value: "failed" in answer ? null : answer.value,
    reached: new Set(printed.flatMap((line) => /^reached (\d+)$/.exec(line)?.[1] ?? [])),
    ms: performance.now() - before,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
