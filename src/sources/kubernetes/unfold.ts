import type { NotJudged } from "../../model/input.ts";
import { isMapping } from "./mapping.ts";
import { type Recognised, recognise } from "./recognise.ts";

/** Deepest nesting of Lists that is unfolded. */
const MAX_NESTING = 10;

/** An object, and its path in the document that holds it: "" for the document itself, `items.3` in a List. */
export interface FoundObject {
  value: Record<string, unknown>;
  group: string;
  kind: string;
  path: string;
}

/** Calls back for each object of a document, the objects of Lists included, and for each thing that is none. */
export function unfold(
  document: unknown,
  file: string,
  found: (object: FoundObject) => void,
  skipped: (what: NotJudged) => void,
): void {
  const visit = (recognised: Recognised, path: string, nesting: number): void => {
    if (recognised.is === "object") {
      found({ value: recognised.value, group: recognised.group, kind: recognised.kind, path });
    } else if (recognised.is === "other") {
      skipped({ what: recognised.what, reason: recognised.reason, count: 1 });
    } else if (recognised.is === "list" && nesting >= MAX_NESTING) {
      skipped({ what: "List", reason: `it lies in more than ${MAX_NESTING} other Lists`, count: 1 });
    } else if (recognised.is === "list") {
      recognised.items.forEach((item, index) => {
        // In a DeploymentList the items need not say that they are Deployments.
        const whole = isMapping(item) ? { ...recognised.itemDefaults, ...item } : item;
        visit(recognise(whole, file), `${path === "" ? "" : `${path}.`}items.${index}`, nesting + 1);
      });
    }
  };
  visit(recognise(document, file), "", 0);
}
