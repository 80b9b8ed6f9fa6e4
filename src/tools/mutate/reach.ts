import type { OpaServer } from "../opa/server.ts";
import type { Stage } from "./stage.ts";

/** What reaches a point: names of tests, and numbers of fixtures and examples. */
export interface Reaching {
  tests: string[];
  estates: number[];
}

const TIMEOUT_MS = 300_000;

/**
 * Asks every test and every estate once with no mutant on: says which points each reaches, and keeps what policies answer of the examples.
 * @throws Error where one does not come out as it should already now.
 */
export async function reachOf(
  { tests, estates }: Stage,
  servers: readonly OpaServer[],
): Promise<Map<string, Reaching>> {
  const reach = new Map<string, Reaching>();
  const at = (id: string): Reaching => {
    const reaching = reach.get(id) ?? { tests: [], estates: [] };
    reach.set(id, reaching);
    return reaching;
  };
  await inTurn(tests, servers, async (test, server) => {
    for (const id of await reachedBy(server, "passed", { test }, test)) {
      at(id).tests.push(test);
    }
  });
  const answers: unknown[] = [];
  await inTurn([...estates.keys()], servers, async (estate, server) => {
    const answer = await server.ask("mutation_run/answered", { estate }, TIMEOUT_MS);
    answers[estate] = "failed" in answer ? null : answer.value;
  });
  await Promise.all(servers.map((server) => server.put("answers", answers)));
  await inTurn([...estates.keys()], servers, async (estate, server) => {
    for (const id of await reachedBy(server, "same", { estate }, estates[estate] ?? "")) {
      at(id).estates.push(estate);
    }
  });
  return reach;
}

async function reachedBy(
  server: OpaServer,
  question: string,
  input: unknown,
  name: string,
): Promise<Set<string>> {
  const { answer, printed } = await server.listen(`mutation_run/${question}`, input, TIMEOUT_MS);
  if ("failed" in answer || answer.value !== true) {
    throw new Error(`${name} does not come out as it should with no mutant on`);
  }
  return new Set(printed.flatMap((line) => /^reached (\d+)$/.exec(line)?.[1] ?? []));
}

/** Works on a list with one worker for each server. */
export async function inTurn<T>(
  list: readonly T[],
  servers: readonly OpaServer[],
  work: (one: T, server: OpaServer) => Promise<void>,
): Promise<void> {
  const left = list.values();
  await Promise.all(
    servers.map(async (server) => {
      for (const one of left) {
        await work(one, server);
      }
    }),
  );
}
