import type { ModuleStep } from "./address.ts";
import type { JsonObject } from "./json-shape.ts";
import type { Scope } from "./scope.ts";

/** Has a module call count or for_each, so that its instances have keys? */
export function isRepeatedCall(call: JsonObject): boolean {
  return "count_expression" in call || "for_each_expression" in call;
}

/** The one instance of a call without count and for_each, which is there even if it holds no resources of its own. */
export function onlyStep(name: string, { address }: Pick<Scope, "address">): ModuleStep {
  return { name, key: null, address: `${address === "" ? "" : `${address}.`}module.${name}` };
}
