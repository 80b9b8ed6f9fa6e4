import { ENOUGH_INDENT } from "./yaml-events.ts";
import type { TreeNode } from "./yaml-tree.ts";

/** Lines of the file where a value stands and the column where it begins, all 1-based; `exact` is false for the nearest value above it. */
export interface Lines {
  line: number;
  end_line: number;
  column: number;
  exact: boolean;
}

/** Longest attribute path that is looked up, in segments. */
const MAX_SEGMENTS = 64;

/** The value at an attribute path such as `spec.containers.0.image`, or the nearest one above it that the text holds. */
export function findNode(root: TreeNode, path: string): { node: TreeNode; exact: boolean } {
  const segments = path === "" ? [] : path.split(".").slice(0, MAX_SEGMENTS);
  let node = root;
  let at = 0;
  while (at < segments.length) {
    const step = nextStep(node, segments, at);
    if (step === null) {
      return { node, exact: false };
    }
    node = step.node;
    at = step.at;
  }
  return { node, exact: true };
}

/** One field further. A key may hold dots itself (`app.kubernetes.io/name`), so the longest key that is there is taken. */
function nextStep(node: TreeNode, segments: string[], at: number): { node: TreeNode; at: number } | null {
  for (let to = segments.length; to > at; to -= 1) {
    const field = fieldOf(node, segments.slice(at, to).join("."), new Set());
    if (field !== null) {
      return { node: field, at: to };
    }
  }
  return null;
}

/**
 * A field by its key, through merge keys (`<<: *base`, or a list of such) where the mapping has none of its own.
 * `seen` holds the mappings that were looked into, so that aliases of aliases take no time without bound.
 */
function fieldOf(node: TreeNode, key: string, seen: Set<unknown>): TreeNode | null {
  const own = node.fields?.get(key);
  const merged = node.fields?.get("<<");
  if (own !== undefined || merged === undefined || seen.has(node.fields)) {
    return own ?? null;
  }
  seen.add(node.fields);
  const sources = [
    merged,
    ...[...(merged.fields ?? [])].filter(([index]) => /^\d+$/.test(index)).map(([, source]) => source),
  ];
  for (const source of sources) {
    const found = fieldOf(source, key, seen);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** Turns offsets of a text into 1-based lines and columns of its file. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #first: number;
  readonly #indented: ReadonlySet<number>;

  /** `first` is the line of the file that the text begins at, `indented` the offsets of lines that have `ENOUGH_INDENT` more than there. */
  constructor(text: string, first: number, indented: readonly number[]) {
    this.#first = first;
    this.#indented = new Set(indented);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  lineAt(offset: number): number {
    return this.#first + this.#lineOf(offset);
  }

  columnAt(offset: number): number {
    const start = this.#starts[this.#lineOf(offset)] ?? 0;
    return 1 + offset - start - (this.#indented.has(start) ? ENOUGH_INDENT : 0);
  }

  /** Index of the line, counted from 0. */
  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
