import type { Action } from "../../model/resource.ts";

/** What a change's actions mean, and whether the resource is there after it. */
export interface Effect {
  action: Action;
  stays: boolean;
}

/** Most of what a plan lists. */
const NO_OP: Effect = { action: "no-op", stays: true };

/**
 * Maps the actions of a change (Terraform internal/command/jsonplan: no-op, create, read, update, delete, forget, and the pairs of a
 * replacement). `["create", "forget"]` makes a new object and leaves the old one alone; `["forget"]` takes it out of sight and leaves it
 * running. Null for actions that are not known.
 */
export function effectOf(actions: unknown): Effect | null {
  if (!Array.isArray(actions) || actions.length > 2) {
    return null;
  }
  const [first, second] = actions;
  switch (second === undefined ? first : `${first} ${second}`) {
    case "no-op":
      return NO_OP;
    case "create":
    case "create forget":
    case "forget create":
      return { action: "create", stays: true };
    case "read":
      return { action: "read", stays: true };
    case "update":
      return { action: "update", stays: true };
    case "delete create":
    case "create delete":
      return { action: "replace", stays: true };
    case "delete":
      return { action: "delete", stays: false };
    case "forget":
      return { action: "forget", stays: false };
    default:
      return null;
  }
}
