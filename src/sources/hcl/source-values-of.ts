import type { ModuleOutline } from "../../model/input.ts";
import type {
  ModuleBlocks,
  ModuleExpressions,
  ModuleLocals,
  SourceValues,
} from "../../model/source-values.ts";
import type { BlockFinder } from "./block-finder.ts";
import type { SourceModule } from "./source-module.ts";

/** Deepest nesting of modules that is followed. */
const DEEPEST = 60;

/** The local values, dynamic blocks and outer expressions of those modules of a plan that are wanted (`net.inner`, "" for the root) and whose sources are found. */
export async function sourceValuesOf(
  root: SourceModule,
  outline: ModuleOutline,
  wanted: ReadonlySet<string>,
  finder: BlockFinder,
): Promise<SourceValues> {
  const found = {
    locals: new Map<string, ModuleLocals>(),
    blocks: new Map<string, ModuleBlocks>(),
    expressions: new Map<string, ModuleExpressions>(),
  };
  const visit = async (
    source: SourceModule,
    planned: ModuleOutline,
    path: string,
    depth: number,
  ): Promise<void> => {
    if (wanted.has(path)) {
      const files = await source.files();
      setIfAny(found.locals, path, await finder.locals(files));
      setIfAny(found.blocks, path, await finder.dynamicBlocks(files));
      setIfAny(found.expressions, path, await finder.expressions(files));
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

function setIfAny<Found extends ReadonlyMap<string, unknown>>(
  into: Map<string, Found>,
  path: string,
  found: Found,
): void {
  if (found.size > 0) {
    into.set(path, found);
  }
}
