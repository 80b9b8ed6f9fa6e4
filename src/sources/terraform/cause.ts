import { type JsonObject, listMember, textMember } from "./json-shape.ts";

/** Why Terraform does to a resource what it does. */
export interface Cause {
  /** Paths of the attributes that force a replacement, `rule.0.id`; empty for any other change. */
  replacedBy: string[];
  /** Terraform's `action_reason` (`replace_because_cannot_update`, `delete_because_no_resource_config`); null where it gives none. */
  reason: string | null;
}

/** For what is not changed, or of which no plan says why. */
export const NO_CAUSE: Cause = { replacedBy: [], reason: null };

/** Most paths, and most segments of one, that are kept: real resources have below 10 of both. */
const MOST_PATHS = 100;
const MOST_SEGMENTS = 50;
/** Reasons are words joined with underscores; anything else is none. */
const REASON = /^[a-z][a-z_]{0,99}$/;

/** Reads the cause of an entry of `resource_changes` and its `change`. */
export function causeOf(json: unknown, change: JsonObject): Cause {
  const reason = textMember(json, "action_reason");
  const replacedBy = listMember(change, "replace_paths").slice(0, MOST_PATHS).flatMap(pathText);
  return reason === null && replacedBy.length === 0
    ? NO_CAUSE
    : { replacedBy, reason: reason !== null && REASON.test(reason) ? reason : null };
}

/** A path is a list of names and positions; a key of a map may hold anything, also dots. */
function pathText(path: unknown): string[] {
  if (!Array.isArray(path) || path.length === 0 || path.length > MOST_SEGMENTS) {
    return [];
  }
  const isPath = path.every((segment) => typeof segment === "string" || typeof segment === "number");
  return isPath ? [path.join(".")] : [];
}
