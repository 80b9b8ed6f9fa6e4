import { type Facts, factsSchema } from "../../model/facts.ts";
import { jsonValue } from "../../model/json-value.ts";
import type { Settings } from "../../model/settings.ts";
import { UserError } from "../../model/user-error.ts";
import { plain } from "../../reports/plain.ts";
import { decodeText } from "../decode-text.ts";
import { findFiles } from "../find-files.ts";
import { readFileWithin } from "../read-file.ts";

/** What is expected of the facts besides their form. */
export interface ExpectedFacts {
  /** How many documents there must be; null where any number is right. */
  shards: number | null;
  tool: Facts["tool"];
}

/**
 * Reads the facts documents that the settings' paths name.
 * @throws UserError where one cannot be read, is no such document, was made by another version or for other policies, or one is missing: a
 * shard that nobody judges must not look like a pass.
 */
export async function readFacts(
  settings: Pick<Settings, "workspace" | "paths" | "limits" | "resilience" | "proposed">,
  { shards, tool }: ExpectedFacts,
): Promise<Facts[]> {
  const found: Facts[] = [];
  for (const { path, absolute, root, problem } of await findFiles(settings)) {
    const shown = plain(path);
    if (problem !== null || absolute === null) {
      throw new UserError(`${shown}: ${problem ?? "facts are read from files"}`);
    }
    const content = await readFileWithin(absolute, root, settings.limits.fileBytes);
    if ("problem" in content) {
      throw new UserError(`${shown}: ${content.problem}`);
    }
    found.push(factsOf(content.bytes, shown, tool, settings.limits.fileBytes));
  }
  const wanted = shards ?? Math.max(found.length, 1);
  if (found.length > wanted) {
    throw new UserError(
      `${found.length} shards are there, and ${wanted} are expected: name those of this run alone`,
    );
  }
  if (found.length < wanted) {
    throw new UserError(
      `${found.length} of ${wanted} shards ${found.length === 1 ? "is" : "are"} there: what the others hold would not be judged. Check that every job that collects has run and uploaded its facts`,
    );
  }
  return found;
}

function factsOf(bytes: Buffer, path: string, tool: Facts["tool"], limit: number): Facts {
  const decoded = decodeText(bytes, limit);
  const parsed = factsSchema.safeParse(decoded.kind === "text" ? jsonValue(decoded.text) : null);
  if (!parsed.success) {
    throw new UserError(
      `${path}: it holds no facts of this version: write them with mode: collect, or facts`,
    );
  }
  const { tool: made } = parsed.data;
  if (made.version !== tool.version || made.policies !== tool.policies) {
    throw new UserError(
      `${path}: it was collected by another version of resilience-gate: collect and judge with the same one`,
    );
  }
  return parsed.data;
}
