import type { RuleInfo } from "../model/rule.ts";
import { hasWildcard, matchesWildcard } from "../model/wildcard.ts";

/** Does a pattern of the settings (an id, a former id, or either with wildcards) name this rule? */
export function matchesRule(pattern: string, { id, aliases }: Pick<RuleInfo, "id" | "aliases">): boolean {
  return [id, ...aliases].some((name) => matchesWildcard(pattern, name));
}

/** Sorts patterns so that the most specific comes first: no wildcard before wildcards, then by the number of literal characters, then by text. */
export function bySpecificity(a: string, b: string): number {
  const difference = Number(hasWildcard(a)) - Number(hasWildcard(b)) || literals(b) - literals(a);
  return difference || (a < b ? -1 : 1);
}

function literals(pattern: string): number {
  return pattern.replace(/[*?]/g, "").length;
}
