import { initialPages, mostPages } from "./memory.ts";

/**
 * Resources of a document that is large: below this a second thread takes as long to start as it saves. 3,000 resources of a plan take some
 * 150 ms.
 */
export const WORTHWHILE = 3_000;

/**
 * The memory in bytes of each of two threads that judge documents of so many resources at the same time; null where one thread judges them
 * in turn, since they are small, or since there is no processor for the second thread or memory for one only.
 */
export function memoryApart(
  resources: readonly number[],
  memoryBytes: number,
  processors: number,
): number | null {
  const half = Math.floor(memoryBytes / 2);
  const isWorthwhile = resources.filter((count) => count >= WORTHWHILE).length > 1;
  const fits = initialPages(0, Math.max(0, ...resources), memoryBytes) <= mostPages(half);
  return isWorthwhile && processors > 1 && fits ? half : null;
}
