import type { Place } from "../../model/input.ts";
import type { Address, ModuleStep } from "../terraform/address.ts";
import { configName } from "../terraform/config-name.ts";
import { attributeSpan } from "./attribute-span.ts";
import type { Block, Span } from "./block.ts";
import type { BlockFinder, FoundBlock } from "./block-finder.ts";
import type { SourceModule } from "./source-module.ts";
import { writtenPaths } from "./written-paths.ts";

/** What is looked for: a resource, or one attribute of it. */
export interface Wanted {
  address: Address;
  /** `rule.0.status`; null for the resource itself. */
  attribute: string | null;
  /** What the plan has for the resource. */
  values: unknown;
}

/**
 * The place of a resource or attribute, by way of the module calls that lead there. Where the way leads out of the repository, the place
 * is the last call in it, not exact. Null where not even that is found.
 */
export async function locateResource(
  { address, attribute, values }: Wanted,
  root: SourceModule,
  finder: BlockFinder,
): Promise<Place | null> {
  const via: string[] = [];
  let module = root;
  let nearest: Place | null = null;
  for (const [i, step] of address.modules.entries()) {
    const call = await finder.find(await module.files(), `module.${step.name}`);
    const inner = call === null ? null : await module.call(step.name);
    if (call !== null) {
      via.push(`${step.address} at ${call.file.path}:${call.span.line}`);
      nearest = { path: call.file.path, ...call.span, exact: false, via: [] };
    }
    if (inner === null) {
      return endedAt(nearest, via, address.modules.slice(call === null ? i : i + 1));
    }
    module = inner;
  }
  const found = await finder.find(await module.files(), configName(address.type, address.name, address.data));
  const paths = attribute === null ? [] : writtenPaths(address.type, attribute);
  return found === null ? endedAt(nearest, via, []) : placeOf(found, paths, values, via);
}

/** The calls behind the last one that was found are named without a place. */
function endedAt(nearest: Place | null, via: string[], rest: ModuleStep[]): Place | null {
  return nearest === null ? null : { ...nearest, via: [...via, ...rest.map((step) => step.address)] };
}

/** The attribute where one of its paths is written, in an override file before the file that it overrides; else the block. */
function placeOf(found: FoundBlock, paths: string[], values: unknown, via: string[]): Place {
  const { file, block, span, overrides } = found;
  const own = block === null ? [] : [{ file, block }];
  for (const writer of [...overrides.toReversed(), ...own]) {
    const written = deepest(writer.block, paths, values);
    if (written !== null) {
      return {
        path: writer.file.path,
        ...written,
        exact: writer.file.inWorkspace && writer.block.sound,
        via,
      };
    }
  }
  return { path: file.path, ...span, exact: file.inWorkspace && block?.sound === true, via };
}

/** Of several paths the one that leads to the least text. */
function deepest(block: Block, paths: string[], values: unknown): Span | null {
  const spans = paths.flatMap((path) => attributeSpan(block.body(), path, values) ?? []);
  const length = ({ line, end_line }: Span): number => end_line - line;
  return spans.toSorted((a, b) => length(a) - length(b))[0] ?? null;
}
