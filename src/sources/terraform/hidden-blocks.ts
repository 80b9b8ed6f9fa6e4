import type { NormalisedInput, TypedResource } from "../../model/input.ts";
import { parseAddress } from "./address.ts";
import { configName } from "./config-name.ts";
import { type Configuration, indexConfiguration } from "./configuration.ts";
import { isObject, member } from "./json-shape.ts";
import { isBlockList } from "./spot.ts";

/** Deepest nesting of blocks that is followed. */
const DEEPEST = 50;

/**
 * The modules in which a resource has blocks that the configuration of its plan does not show, by the names of the calls that lead there:
 * `dynamic` blocks, or what the provider filled in.
 */
export function modulesWithHiddenBlocks(
  plan: unknown,
  { after }: Pick<NormalisedInput, "after">,
): Set<string> {
  const configuration = indexConfiguration(plan);
  const found = new Set<string>();
  for (const resource of after) {
    const module = moduleWithHidden(resource, configuration);
    if (module !== null) {
      found.add(module);
    }
  }
  return found;
}

function moduleWithHidden({ resource }: TypedResource, { modules }: Configuration): string | null {
  const address = parseAddress(resource.address);
  if (address === null) {
    return null;
  }
  const path = address.modules.map(({ name }) => name).join(".");
  const written = modules.get(path)?.resources.get(configName(address.type, address.name, address.data));
  return written !== undefined && hidesBlocks(resource.values, written["expressions"], 0) ? path : null;
}

/** True where a value has blocks, and its expressions none or another number of them. */
function hidesBlocks(values: unknown, expressions: unknown, depth: number): boolean {
  if (!isObject(values) || depth > DEEPEST) {
    return false;
  }
  return Object.entries(values).some(([name, value]) => {
    const expression = member(expressions, name);
    if (!isBlockList(value) || !Array.isArray(value) || (isObject(expression) && value.length === 1)) {
      return false;
    }
    return Array.isArray(expression) && expression.length === value.length
      ? value.some((block, i) => hidesBlocks(block, expression[i], depth + 1))
      : expression === undefined || Array.isArray(expression);
  });
}
