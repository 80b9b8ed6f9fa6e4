import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import type { ChunkEvents } from "./yaml-events.ts";
import { plainValue } from "./yaml-schema.ts";

/** A value of a document and where it stands, as offsets into the text. */
export interface TreeNode {
  /** Start of its key in a mapping, else of the value itself. */
  start: number;
  /** End of its last character. */
  end: number;
  /** Fields of a mapping by key, elements of a list by index; null for a scalar. */
  fields: Map<string, TreeNode> | null;
}

/** A collection that is being filled. */
interface Open {
  node: TreeNode;
  /** The next index of a list; null for a mapping. */
  index: number | null;
  /** The key that waits for its value: its name and start. */
  key: { name: string; start: number } | null;
  /** The bracket that closes it; null for a collection in block style. */
  closer: string | null;
}

/** Builds the tree of every document of a chunk, in one pass over its events. */
export function documentTrees(chunk: ChunkEvents): (TreeNode | null)[] {
  const trees: (TreeNode | null)[] = [];
  const open: Open[] = [];
  const anchors = new Map<string, TreeNode>();
  let end = 0;
  for (const event of chunk.events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      trees.push(null);
      anchors.clear();
    } else if (event.type === EVENT_ID.POP) {
      const closed = open.pop();
      if (closed !== undefined) {
        end = endOf(closed, end, chunk.text);
      }
    } else {
      end = Math.max(end, scalarEnd(event, chunk.text));
      const node = nodeOf(event, end, anchors, chunk.text);
      const parent = open.at(-1);
      if (parent === undefined) {
        trees[trees.length - 1] = node;
      } else {
        attach(parent, node, event, chunk.text);
      }
      if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
        open.push(opened(event, node, chunk.text));
      }
    }
  }
  return trees;
}

/** Offsets of the first and after the last character of a chunk's only document. */
export function rootSpan(chunk: ChunkEvents): { start: number; end: number } {
  const root = chunk.events.find((event) => event.type !== EVENT_ID.DOCUMENT);
  let start = 0;
  if (root?.type === EVENT_ID.MAPPING || root?.type === EVENT_ID.SEQUENCE) {
    start = root.start;
  } else if (root?.type === EVENT_ID.SCALAR) {
    start = Math.max(0, root.valueStart);
  }
  let end = start;
  for (const event of chunk.events) {
    end = Math.max(end, scalarEnd(event, chunk.text));
  }
  const closer = CLOSERS[chunk.text.charAt(start)];
  return { start, end: closer === undefined ? end : Math.max(end, chunk.text.lastIndexOf(closer)) };
}

const CLOSERS: Record<string, string> = { "{": "}", "[": "]" };

function opened(event: Event, node: TreeNode, text: string): Open {
  const start =
    event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : node.start;
  const closer = CLOSERS[text.charAt(start)] ?? null;
  return { node, index: event.type === EVENT_ID.SEQUENCE ? 0 : null, key: null, closer };
}

/** The node of an event; an alias is its anchor's node, since that is where the value stands. */
function nodeOf(event: Event, end: number, anchors: Map<string, TreeNode>, text: string): TreeNode {
  if (event.type === EVENT_ID.ALIAS) {
    const anchored = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
    return { start: event.anchorStart - 1, end: event.anchorEnd, fields: anchored?.fields ?? null };
  }
  const collection = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
  const start = collection ? event.start : event.type === EVENT_ID.SCALAR ? scalarStart(event) : end;
  const node: TreeNode = { start: start < 0 ? end : start, end, fields: collection ? new Map() : null };
  if ((collection || event.type === EVENT_ID.SCALAR) && event.anchorStart >= 0) {
    anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
  }
  return node;
}

/** Start of a scalar, its quote included. */
function scalarStart({ valueStart, style }: ScalarEvent): number {
  const isQuoted = style === SCALAR_STYLE.DOUBLE_QUOTED || style === SCALAR_STYLE.SINGLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}

/** Puts a node into the collection that is open; a scalar in key position waits for its value. */
function attach(parent: Open, node: TreeNode, event: Event, text: string): void {
  if (parent.index !== null) {
    parent.node.fields?.set(String(parent.index), node);
    parent.index += 1;
  } else if (parent.key === null) {
    parent.key = { name: event.type === EVENT_ID.SCALAR ? keyName(event, text) : "", start: node.start };
  } else {
    // Key and value share one entry; an alias keeps its anchor's fields through the same map.
    node.start = parent.key.start;
    parent.node.fields?.set(parent.key.name, node);
    parent.key = null;
  }
}

/** A key as the reader makes it: `on` is "true" there too. */
function keyName(event: ScalarEvent, text: string): string {
  const source = getScalarValue(text, event);
  return event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0 ? String(plainValue(source)) : source;
}

/** End of a scalar or alias, without the blank lines that a block scalar takes along. */
function scalarEnd(event: Event, text: string): number {
  if (event.type === EVENT_ID.ALIAS) {
    return event.anchorEnd;
  }
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) {
    return 0;
  }
  let end = event.valueEnd;
  while (end > event.valueStart && /\s/.test(text.charAt(end - 1))) {
    end -= 1;
  }
  return end;
}

/** End of a collection: of its last value, or of the bracket that closes it. */
function endOf(closed: Open, last: number, text: string): number {
  let end = Math.max(last, closed.node.start + 1);
  if (closed.closer !== null) {
    const bracket = text.indexOf(closed.closer, end);
    end = bracket < 0 ? end : bracket + 1;
  }
  closed.node.end = end;
  return end;
}
