import type { Place } from "../../model/input.ts";
import type { Address, ModuleStep } from "../terraform/address.ts";
import { configName } from "../terraform/configuration.ts";
import { attributeSpan } from "./attribute-span.ts";
import type { BlockFinder, FoundBlock } from "./block-finder.ts";
import type { SourceModule } from "./source-module.ts";

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
  const name = configName(address.type, address.name, address.data);
  const found = await finder.find(await module.files(), name);
  return found === null ? endedAt(nearest, via, []) : placeOf(found, attribute, values, via);
}

/** The calls behind the last one that was found are named without a place. */
function endedAt(nearest: Place | null, via: string[], rest: ModuleStep[]): Place | null {
  return nearest === null ? null : { ...nearest, via: [...via, ...rest.map((step) => step.address)] };
}

function placeOf(found: FoundBlock, attribute: string | null, values: unknown, via: string[]): Place {
  // What an override file says of an attribute counts; the last one wins.
  const writers = [...found.overrides].reverse();
  for (const { file, block } of attribute === null ? [] : writers) {
    const span = attributeSpan(block.body(), attribute ?? "", values);
    if (span !== null) {
      return { path: file.path, ...span, exact: file.inWorkspace && block.sound, via };
    }
  }
  const { file, block } = found;
  const span = block === null || attribute === null ? null : attributeSpan(block.body(), attribute, values);
  return { path: file.path, ...(span ?? found.span), exact: file.inWorkspace && block?.sound === true, via };
}
