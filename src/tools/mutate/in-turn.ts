/** Works on a list with as many at once as there are workers; each takes the next one when it has done one. */
export async function inTurn<T, W>(
  list: readonly T[],
  workers: readonly W[],
  work: (one: T, worker: W) => Promise<void>,
): Promise<void> {
  const left = list.values();
  await Promise.all(
    workers.map(async (worker) => {
      for (const one of left) {
        await work(one, worker);
      }
    }),
  );
}
