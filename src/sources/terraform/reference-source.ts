import type { Projection } from "../project.ts";
import type { Instance, Side } from "./instance.ts";
import { member } from "./json-shape.ts";
import type { Scope } from "./scope.ts";
import type { Spot } from "./spot.ts";

/** What references of one instance are read from. */
export interface ReferenceSource {
  instance: Instance;
  projection: Projection;
  /** The values that `projection` was made of, for attributes of which no value passes. */
  side: Side;
  /** The `expressions` of its resource in the configuration, null where that is not shown. */
  expressions: unknown;
  scope: Scope | null;
  /** The projection that the configuration describes, where it is another one: the estate after the change, for a reference before it. */
  described: Projection | null;
  /** The values that `described` was made of. */
  describedSide: Side | null;
}

/** An attribute of which no value passes, with the value that it has. */
export function wholly(spot: Spot, { side, describedSide }: ReferenceSource): Spot {
  const described = describedSide ?? side;
  return {
    ...spot,
    value: within(side.values, spot.path),
    unknown: within(side.unknown, spot.path),
    withheld: within(side.sensitive, spot.path),
    described: { value: within(described.values, spot.path), unknown: within(described.unknown, spot.path) },
  };
}

/** What stands at a path of a tree; a mark of a whole is one of each of its parts. */
function within(tree: unknown, path: string): unknown {
  let at = tree;
  for (const step of path.split(".")) {
    at = at === true ? true : Array.isArray(at) ? at[Number(step)] : member(at, step);
  }
  return at;
}
