import type { ModuleOutline } from "../../model/input.ts";
import type { LocalValues, ModuleLocals } from "../../model/local-values.ts";
import type { BlockFinder } from "./block-finder.ts";
import type { SourceModule } from "./source-module.ts";

/** Deepest nesting of modules that is followed. */
const DEEPEST = 60;

/** The local values of those modules of a plan that are wanted (`net.inner`, "" for the root) and whose sources are found. */
export async function localValuesOf(
  root: SourceModule,
  outline: ModuleOutline,
  wanted: ReadonlySet<string>,
  finder: BlockFinder,
): Promise<LocalValues> {
  const found = new Map<string, ModuleLocals>();
  const visit = async (
    source: SourceModule,
    planned: ModuleOutline,
    path: string,
    depth: number,
  ): Promise<void> => {
    const locals = wanted.has(path) ? await finder.locals(await source.files()) : null;
    if (locals !== null && locals.size > 0) {
      found.set(path, locals);
    }
    for (const [name, { module }] of depth < DEEPEST ? planned.calls : []) {
      const inner = path === "" ? name : `${path}.${name}`;
      const isOnTheWay = [...wanted].some((one) => one === inner || one.startsWith(`${inner}.`));
      const called = isOnTheWay ? await source.call(name) : null;
      if (called !== null) {
        await visit(called, module, inner, depth + 1);
      }
    }
  };
  await visit(root, outline, "", 0);
  return found;
}
