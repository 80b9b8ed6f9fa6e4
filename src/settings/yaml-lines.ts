import { EVENT_ID, getScalarValue, parseEvents } from "js-yaml";

/** Answers on which line (from 1) the key or list element at a path stands, or its nearest known parent. */
export type LineOf = (path: readonly PropertyKey[]) => number;

interface Frame {
  path: readonly PropertyKey[];
  list: boolean;
  /** Of a list: elements so far. */
  count: number;
  /** Of a mapping: the key whose value comes next. */
  key: string | null;
}

/** Reads the places of all keys and list elements of a YAML text that has been parsed already. */
export function yamlLines(text: string): LineOf {
  const lines = new Map<string, number>();
  const lineAt = lineCounter(text);
  const frames: Frame[] = [];
  for (const event of parseEvents(text, {})) {
    const frame = frames.at(-1);
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        break;
      case EVENT_ID.POP:
        frames.pop();
        break;
      case EVENT_ID.SCALAR:
        if (frame !== undefined && !frame.list && frame.key === null) {
          frame.key = getScalarValue(text, event);
          lines.set(keyOf([...frame.path, frame.key]), lineAt(event.valueStart));
        } else {
          enter(frame, lines, lineAt(event.valueStart));
        }
        break;
      case EVENT_ID.ALIAS:
        enter(frame, lines, null);
        break;
      default: {
        const path = enter(frame, lines, lineAt(event.start));
        frames.push({ path, list: event.type === EVENT_ID.SEQUENCE, count: 0, key: null });
      }
    }
  }
  return (path) => nearest(lines, path);
}

/** The path of the value that begins; the frame then waits for the next key or element. */
function enter(
  frame: Frame | undefined,
  lines: Map<string, number>,
  line: number | null,
): readonly PropertyKey[] {
  if (frame === undefined) {
    return [];
  }
  const path = [...frame.path, frame.list ? frame.count : (frame.key ?? "")];
  if (frame.list && line !== null) {
    lines.set(keyOf(path), line);
  }
  frame.count += 1;
  frame.key = null;
  return path;
}

function nearest(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)));
    if (line !== undefined) {
      return line;
    }
  }
  return 1;
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/** Offsets are asked for in ascending order, so that the text is walked once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}
