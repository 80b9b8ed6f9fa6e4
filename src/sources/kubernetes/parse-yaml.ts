import { constructFromEvents, EVENT_ID, YAMLException } from "js-yaml";
import { type AliasBudget, aliasBudget, spendBudget } from "./expanded-size.ts";
import { type Chunk, countLines, splitDocuments } from "./yaml-chunks.ts";
import { type ChunkEvents, readEvents } from "./yaml-events.ts";
import { checkMerges } from "./yaml-merges.ts";
import { findNode, LineIndex, type Lines } from "./yaml-places.ts";
import { describeProblem, type YamlProblem } from "./yaml-problem.ts";
import { KUBERNETES_SCHEMA } from "./yaml-schema.ts";
import { documentTrees, rootSpan, type TreeNode } from "./yaml-tree.ts";

/** One document of a file. */
export interface YamlDocument {
  /** Its value: what JSON can hold, and nothing else. */
  value: unknown;
  /** The text that it stands in, comments included. */
  text: string;
  /** Where the value at an attribute path stands ("" is the whole document); worked out when first asked. */
  linesOf: (path: string) => Lines;
}

/** A document that could not be read, with its text so that the reader can tell a template from a mistake. */
export interface BrokenDocument extends YamlProblem {
  text: string;
  /** How many documents it stands for: more than one only where the rest of a file is not tried. */
  count: number;
}

/** A file of YAML or JSON, document by document, in order. */
export interface ParsedYaml {
  documents: YamlDocument[];
  broken: BrokenDocument[];
}

/** Most documents of one file that may be broken before the rest is left unread: it is no file of manifests then, and each costs as much as one that is read. */
const MAX_BROKEN = 1000;
/** Most aliases (`*name`) of one document. */
const MAX_ALIASES = 1000;

/** Longest text of a chunk whose events are kept to find places in: an object as people write it. A longer one is parsed once more. */
const KEPT_TEXT = 20_000;

/** Reads a file of YAML or JSON as Kubernetes would. Never throws: what cannot be read is in `broken`. */
export function parseYaml(text: string): ParsedYaml {
  const parsed: ParsedYaml = { documents: [], broken: [] };
  for (const one of readYaml(text)) {
    "value" in one ? parsed.documents.push(one) : parsed.broken.push(one);
  }
  return parsed;
}

/** The same, one document after the other, so that none is held longer than it is looked at. */
export function* readYaml(text: string): Generator<YamlDocument | BrokenDocument> {
  const budget = aliasBudget();
  let broken = 0;
  const chunks = splitDocuments(text);
  for (const [i, chunk] of chunks.entries()) {
    if (isEmpty(chunk.text)) {
      continue;
    }
    if (broken === MAX_BROKEN) {
      const count = chunks.slice(i).filter(({ text: rest }) => !isEmpty(rest)).length;
      const message = `it comes after ${MAX_BROKEN} that could not be, so that it is not tried`;
      yield { message, line: chunk.line, text: chunk.text, count };
      return;
    }
    const documents = guarded(chunk, budget);
    broken += "message" in documents ? 1 : 0;
    yield* "message" in documents ? [documents] : documents;
  }
}

function guarded(chunk: Chunk, budget: AliasBudget): YamlDocument[] | BrokenDocument {
  try {
    return readChunk(chunk, budget);
  } catch (error) {
    return { ...describeProblem(error, chunk.line), text: chunk.text, count: 1 };
  }
}

/** Nothing but white space and comments after the separator: passed over, since files may hold any number of them. */
function isEmpty(text: string): boolean {
  return /^(?:---)?\s*(?:#[^\n]*(?:\n\s*|$))*$/.test(text);
}

/** The documents of one chunk: one as a rule, more where `...` ends a document. */
function readChunk(chunk: Chunk, budget: AliasBudget): YamlDocument[] {
  const read = readEvents(chunk.text);
  const values = constructFromEvents(read.events, {
    source: read.text,
    schema: KUBERNETES_SCHEMA,
    maxAliases: MAX_ALIASES,
  });
  if (read.events.some((event) => event.type === EVENT_ID.ALIAS) && !spendBudget(values, budget)) {
    throw new YAMLException("aliases exceeded what they may stand for");
  }
  if (chunk.text.includes("<<")) {
    checkMerges(documentTrees(read));
  }
  const kept = chunk.text.length <= KEPT_TEXT ? read : null;
  const places = lazily(() => chunkPlaces(kept ?? readEvents(chunk.text), chunk.line));
  const root = values.length === 1 ? rootLines(read, chunk.line) : null;
  return values.map((value, index) => ({
    value,
    text: chunk.text,
    linesOf: (path) => (path === "" && root !== null ? root : linesIn(places(), index, path)),
  }));
}

/** Lines of a chunk's only document, from the events at hand. */
function rootLines(read: ChunkEvents, first: number): Lines {
  const { start, end } = rootSpan(read);
  const line = first + countLines(read.text, 0, start);
  const column = start - read.text.lastIndexOf("\n", start - 1);
  return { line, end_line: line + countLines(read.text, start, end), column, exact: true };
}

interface ChunkPlaces {
  trees: (TreeNode | null)[];
  lines: LineIndex;
  /** Line of the file that the chunk begins at. */
  first: number;
}

function chunkPlaces(read: ChunkEvents, first: number): ChunkPlaces {
  return { trees: documentTrees(read), lines: new LineIndex(read.text, first, read.indented), first };
}

function linesIn(places: ChunkPlaces, document: number, path: string): Lines {
  const tree = places.trees[document] ?? null;
  if (tree === null) {
    return { line: places.first, end_line: places.first, column: 1, exact: false };
  }
  const { node, exact } = findNode(tree, path);
  return {
    line: places.lines.lineAt(node.start),
    end_line: places.lines.lineAt(Math.max(node.start, node.end - 1)),
    column: places.lines.columnAt(node.start),
    exact,
  };
}

/** Makes a value when it is first asked for. */
function lazily<V>(make: () => V): () => V {
  let made: { value: V } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
