import type { Member, SourceNode, Span } from "./block.ts";

/** Longest attribute path that is followed, in segments. */
const MOST_SEGMENTS = 64;

/**
 * Where an attribute (`rule.0.destination.0.bucket`) of a block is written, or the nearest block or value around it that is written;
 * null where nothing of it is. `value` is what the plan has for the block: where several blocks of one name stand in the text, it tells
 * which is meant, since Terraform does not keep the order of all of them.
 */
export function attributeSpan(body: SourceNode, attribute: string, value: unknown): Span | null {
  const segments = attribute.split(".").slice(0, MOST_SEGMENTS);
  let node = body;
  let known = value;
  let found: Span | null = null;
  for (let at = 0; at < segments.length; ) {
    const step = stepInto(node, segments, at, known);
    if (step === null) {
      break;
    }
    ({ node, at, known } = step);
    found = { line: node.line, end_line: node.end_line };
  }
  return found;
}

interface Step {
  node: SourceNode;
  at: number;
  known: unknown;
}

function stepInto(node: SourceNode, segments: string[], at: number, known: unknown): Step | null {
  if (node.items !== undefined) {
    const index = Number(segments[at]);
    const item = node.items[index];
    return item === undefined ? null : { node: item, at: at + 1, known: valueIn(known, segments[at]) };
  }
  // A key may hold dots itself, so the longest that is there is taken.
  for (let to = segments.length; to > at; to -= 1) {
    const name = segments.slice(at, to).join(".");
    const members = node.members?.filter((member) => member.name === name) ?? [];
    const [only] = members;
    if (only !== undefined) {
      return intoMembers(members, only, segments, to, valueIn(known, name));
    }
  }
  return null;
}

function intoMembers(
  members: Member[],
  first: Member,
  segments: string[],
  at: number,
  known: unknown,
): Step | null {
  const index = /^\d+$/.test(segments[at] ?? "") ? Number(segments[at]) : null;
  if (index === null) {
    return { node: first.node, at, known };
  }
  if (first.kind === "attribute") {
    // A list goes on with its items; in JSON a single block may stand without a list.
    const listed = first.node.items !== undefined || first.node.members === undefined || index > 0;
    return listed
      ? { node: first.node, at, known }
      : { node: first.node, at: at + 1, known: valueIn(known, "0") };
  }
  const element = valueIn(known, String(index));
  const chosen = chosenBlock(members, index, element);
  return chosen === null ? null : { node: chosen, at: at + 1, known: element };
}

/** The block at this position, unless the plan's value cannot come from it; then the only one that it can come from. */
function chosenBlock(members: Member[], index: number, value: unknown): SourceNode | null {
  const placed = members.every(({ kind }) => kind === "block") ? members[index] : undefined;
  if (placed !== undefined && agrees(placed.node, value)) {
    return placed.node;
  }
  const possible = members.filter(({ node }) => agrees(node, value));
  return possible.length === 1 ? (possible[0]?.node ?? null) : null;
}

/** False where a plain value in the text is another one in the plan. */
function agrees({ members }: SourceNode, value: unknown): boolean {
  return (members ?? []).every(({ name, node }) => {
    const planned = valueIn(value, name);
    const comparable =
      typeof planned === "string" || typeof planned === "number" || typeof planned === "boolean";
    return !comparable || node.literal === undefined || String(planned) === String(node.literal);
  });
}

function valueIn(value: unknown, key: string | undefined): unknown {
  return typeof value === "object" && value !== null && key !== undefined && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
