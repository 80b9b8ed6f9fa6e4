import { isDeepStrictEqual } from "node:util";
import type { Waiver } from "../model/resilience-file.ts";
import { UserError } from "../model/user-error.ts";
import { parseResilienceFile } from "./resilience-file.ts";
import { yamlLines } from "./yaml-lines.ts";

/** A waiver as one line of YAML; what JSON writes as a text, YAML reads as the same text. */
export function waiverLine({ rule, resource, reason, owner, expires }: Waiver): string {
  const quoted = [rule, resource, reason, owner].map((text) => JSON.stringify(text));
  const [name, about, why, who] = quoted;
  return `- { rule: ${name}, resource: ${about}, reason: ${why}, owner: ${who}, expires: ${expires} }`;
}

/**
 * The text of a resilience.yml with waivers added at the end of its list, everything else left as it is written; null where that cannot be done
 * safely (a list in brackets), so that the lines have to be added by hand.
 * @throws UserError where the text is no resilience.yml.
 */
export function addWaivers(text: string, waivers: readonly Waiver[], path: string): string | null {
  const before = parseResilienceFile(text, path);
  const added = (before.waivers ?? []).length === 0 ? asNewList(text, waivers) : atEndOfList(text, waivers);
  const expected = { ...before, waivers: [...(before.waivers ?? []), ...waivers] };
  try {
    return added !== null && isDeepStrictEqual(parseResilienceFile(added, path), expected) ? added : null;
  } catch (error) {
    if (error instanceof UserError) {
      return null;
    }
    throw error;
  }
}

function asNewList(text: string, waivers: readonly Waiver[]): string {
  const list = ["waivers:", ...waivers.map((waiver) => `  ${waiverLine(waiver)}`)].join("\n");
  const empty = /^waivers:[ \t]*(?:\[[ \t]*\]|~|null)?[ \t]*$/m;
  return empty.test(text)
    ? text.replace(empty, () => list)
    : `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${list}\n`;
}

/** After the last line of the last element, with as much before it as its dash has. */
function atEndOfList(text: string, waivers: readonly Waiver[]): string | null {
  const count = parseResilienceFile(text, "").waivers?.length ?? 0;
  const lines = text.split("\n");
  const first = yamlLines(text)(["waivers", count - 1]) - 1;
  const indent = /^([ \t]*)-/.exec(lines[first] ?? "")?.[1];
  if (indent === undefined) {
    return null;
  }
  let end = first;
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const deep = (/^[ \t]*/.exec(line)?.[0] ?? "").length > indent.length;
    if (line.trim() === "" || /^\s*#/.test(line)) {
      continue;
    }
    if (!deep) {
      break;
    }
    end = at;
  }
  lines.splice(end + 1, 0, ...waivers.map((waiver) => `${indent}${waiverLine(waiver)}`));
  return lines.join("\n");
}
