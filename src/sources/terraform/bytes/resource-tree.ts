import { type Cursor, readWhole } from "../../json/pick.ts";
import {
  eachElement,
  eachItem,
  eachMember,
  passOver,
  retried,
  type Steps,
  type Window,
} from "../../json/window.ts";

/** A module of a values tree: what was read of its resources, and its address where it has one. */
export interface TreeModule<Read> {
  address?: string;
  resources: Read[];
}

/** Deepest nesting of modules that is followed. */
const DEEPEST = 60;

/**
 * Walks the modules of the values tree at the cursor (`{root_module: {resources, child_modules}}`) and adds each to `modules`. What `read`
 * gives of a resource is kept, unless it is undefined; it must leave the cursor behind the resource.
 */
export function* walkTree<Read>(
  window: Window,
  read: (cursor: Cursor) => Read | undefined,
  modules: TreeModule<Read>[],
): Steps {
  yield* isAt(window, "{")
    ? eachMember(window, (key) =>
        key === "root_module" ? walkModule(window, read, modules, 0) : retried(window, passOver),
      )
    : retried(window, passOver);
}

function* walkModule<Read>(
  window: Window,
  read: (cursor: Cursor) => Read | undefined,
  modules: TreeModule<Read>[],
  depth: number,
): Steps {
  if (!isAt(window, "{") || depth > DEEPEST) {
    yield* retried(window, passOver);
    return;
  }
  const module: TreeModule<Read> = { resources: [] };
  modules.push(module);
  const keep = (cursor: Cursor): void => {
    const resource = read(cursor);
    if (resource !== undefined) {
      module.resources.push(resource);
    }
  };
  yield* eachMember(window, function* (key) {
    if (key === "resources" && isAt(window, "[")) {
      yield* eachElement(window, keep);
    } else if (key === "child_modules" && isAt(window, "[")) {
      yield* eachItem(window, () => walkModule(window, read, modules, depth + 1));
    } else if (key === "address") {
      const address = yield* retried(window, readWhole);
      if (typeof address === "string") {
        module.address = address;
      }
    } else {
      yield* retried(window, passOver);
    }
  });
}

/** Does an object (`{`) or a list (`[`) begin at the cursor? */
export function isAt({ bytes, at }: Cursor, opening: "{" | "["): boolean {
  return bytes[at] === (opening === "{" ? 0x7b : 0x5b);
}
