import { load, YAMLException } from "js-yaml";
import * as z from "zod/mini";
import { type ResilienceFile, resilienceFileSchema } from "../model/resilience-file.ts";
import { UserError } from "../model/user-error.ts";
import { explainIssue } from "./explain-issue.ts";
import { yamlLines } from "./yaml-lines.ts";

/** Most things that one error lists. */
const MOST_TOLD = 20;
/** More aliases than a settings file can need; each may stand for a large part of it. */
const MOST_ALIASES = 100;

/**
 * Reads the text of a resilience.yml; `where` is said behind the path and line of a mistake (" at the base commit 1a2b3c4").
 * @throws UserError that names for each mistake the file, the line, the key, and what is allowed there.
 */
export function parseResilienceFile(text: string, path: string, where = ""): ResilienceFile {
  if (text.trim() === "") {
    throw new UserError(`${path}${where}: it is empty: write at least version: 1`);
  }
  const parsed = resilienceFileSchema.safeParse(loadYaml(text, path, where), { reportInput: true });
  if (parsed.success) {
    return parsed.data;
  }
  const schema = z.toJSONSchema(resilienceFileSchema, { io: "input" });
  const lineOf = yamlLines(text);
  const told = parsed.error.issues
    .flatMap((issue) => explainIssue(issue, schema as Parameters<typeof explainIssue>[1]))
    .map(({ path: key, message }) => ({ line: lineOf(key), message }))
    .sort((a, b) => a.line - b.line);
  const lines = told.slice(0, MOST_TOLD).map(({ line, message }) => `${path}:${line}${where}: ${message}`);
  const more = told.length > MOST_TOLD ? [`${path}: and ${told.length - MOST_TOLD} more`] : [];
  throw new UserError([...lines, ...more].join("\n"));
}

function loadYaml(text: string, path: string, where: string): unknown {
  try {
    return load(text, { maxAliases: MOST_ALIASES });
  } catch (error) {
    if (error instanceof YAMLException) {
      const place = error.mark === undefined ? path : `${path}:${error.mark.line + 1}`;
      const column = error.mark === undefined ? "" : ` (column ${error.mark.column + 1})`;
      throw new UserError(`${place}${where}: it is not valid YAML: ${withoutQuotes(error.reason)}${column}`);
    }
    throw new UserError(`${path}${where}: it is not valid YAML`);
  }
}

/** The parser's reasons name tags, anchors and aliases of the file in quotes or angle brackets. */
function withoutQuotes(reason: string): string {
  return reason
    .replace(/"[^"]*"|'[^']*'|<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
