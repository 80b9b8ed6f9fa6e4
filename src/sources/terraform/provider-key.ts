import type { Configuration } from "./configuration.ts";
import { isObject, type JsonObject, member, textMember } from "./json-shape.ts";

/** A provider configuration and its key, or why it cannot be told which one a resource uses. */
export type FoundProvider = { key: string; json: JsonObject } | { why: string };

/**
 * The provider configuration of a resource, by its `provider_config_key`. Since Terraform 1.2 the key names the configuration that really
 * supplies the provider (`aws.dr`, `module.x:aws`). Before, it names one inside the module (`x:aws`, `module.x:aws`) that may not exist or
 * only hold a version constraint: then the module uses that of a module around it. Which alias it was given is not in such a plan, so that
 * this holds only where all configurations of that provider have the same region; so too for a resource that the configuration does
 * not show.
 */
export function findProvider(
  type: string,
  resource: JsonObject | undefined,
  configPath: string,
  configuration: Configuration,
): FoundProvider {
  const key = textMember(resource, "provider_config_key");
  const own = key === null ? undefined : member(configuration.providers, key);
  if (key !== null && isObject(own) && isReal(own)) {
    return { key, json: own };
  }
  const local = key === null ? (type.split("_")[0] ?? type) : key.slice(key.lastIndexOf(":") + 1);
  for (const module of modulesAround(configPath)) {
    const around = module === "" ? local : `${module}:${local}`;
    const found = member(configuration.providers, around);
    if (isObject(found) && isReal(found)) {
      return sameEverywhere(local, configuration)
        ? { key: around, json: found }
        : {
            why: `the plan does not show which configuration of provider ${around} it uses (Terraform shows that since 1.2)`,
          };
    }
  }
  if (key === null) {
    return { why: "the plan does not show the configuration of its provider" };
  }
  // None has a configuration of its own: the provider takes everything from outside, from its environment.
  return { key, json: isObject(own) ? own : {} };
}

/** False for what Terraform before 1.2 lists for a module that only names the versions of a provider that it needs. */
function isReal(provider: JsonObject): boolean {
  return textMember(provider, "module_address") === null || isObject(provider["expressions"]);
}

/** Prefixes of provider keys from a module outwards, in the spellings of Terraform 0.12 (`a.b`, `b`) and since (`module.a.module.b`). */
function modulesAround(configPath: string): string[] {
  const names = configPath === "" ? [] : configPath.split(".");
  const around: string[] = [];
  for (let depth = names.length; depth > 0; depth--) {
    const inner = names.slice(0, depth);
    around.push(`module.${inner.join(".module.")}`, inner.join("."), inner.at(-1) ?? "");
  }
  return [...around, ""];
}

const SAMENESS = new WeakMap<Configuration, Map<string, boolean>>();

function sameEverywhere(local: string, configuration: Configuration): boolean {
  const known = SAMENESS.get(configuration) ?? new Map<string, boolean>();
  SAMENESS.set(configuration, known);
  const name = local.split(".")[0] ?? local;
  const before = known.get(name);
  if (before !== undefined) {
    return before;
  }
  const regions = Object.values(configuration.providers)
    .filter((json) => isObject(json) && textMember(json, "name") === name && isReal(json))
    .map((json) => JSON.stringify(member(member(json, "expressions"), "region")));
  const same = new Set(regions).size <= 1;
  known.set(name, same);
  return same;
}
