import { YAMLException } from "js-yaml";
import type { TreeNode } from "./yaml-tree.ts";

/** The parser's reason for what `checkMerges` refuses. */
export const OVERRIDDEN = "merge key after a key that it gives too";

type Fields = ReadonlyMap<string, TreeNode>;

/**
 * Throws where a mapping has a key, and after it a merge key (`<<`) that gives the same one: YAML means the mapping's own, what reads YAML
 * for Kubernetes takes the merged one. Before its mapping's keys a merge key means the same to both.
 */
export function checkMerges(trees: readonly (TreeNode | null)[]): void {
  const seen = new Set<Fields>();
  const waiting = trees.flatMap((tree) => tree ?? []);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { fields } = node;
    if (fields === null || seen.has(fields)) {
      continue;
    }
    // An alias shares the fields of its anchor: each is looked through once.
    seen.add(fields);
    if (isOverridden(fields)) {
      throw new YAMLException(OVERRIDDEN);
    }
    waiting.push(...fields.values());
  }
}

function isOverridden(fields: Fields): boolean {
  const merged = fields.get("<<");
  if (merged?.fields == null) {
    return false;
  }
  const given = new Set<string>();
  gatherKeys(merged, given, new Set());
  for (const key of fields.keys()) {
    if (key === "<<") {
      return false;
    }
    if (given.has(key)) {
      return true;
    }
  }
  return false;
}

/** The keys of a mapping, of those in a list of them, and of what they merge in turn. */
function gatherKeys(node: TreeNode, into: Set<string>, seen: Set<Fields>): void {
  const { fields } = node;
  if (fields === null || seen.has(fields)) {
    return;
  }
  seen.add(fields);
  const isList = fields.size > 0 && [...fields.keys()].every((key, index) => key === String(index));
  for (const [key, inner] of fields) {
    if (isList || key === "<<") {
      gatherKeys(inner, into, seen);
    } else {
      into.add(key);
    }
  }
}
