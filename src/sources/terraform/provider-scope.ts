import type { Configuration } from "./configuration.ts";
import { type JsonObject, textMember } from "./json-shape.ts";
import { type Scope, withoutEach } from "./scope.ts";

/** Where the expressions of a provider configuration stand: in its module, which has no keys. Null where the plan does not show it. */
export function providerScope(provider: JsonObject, configuration: Configuration): Scope | null {
  const module = configuration.modules.get(modulePath(provider));
  if (module === undefined) {
    return null;
  }
  const modules = moduleSteps(module.path);
  return withoutEach({ module, modules, address: modules.at(-1)?.address ?? "" });
}

/** The module of a provider configuration, `module.a.module.b` or in Terraform 0.12 `a.b`, as a path of names. */
function modulePath(provider: JsonObject): string {
  const address = textMember(provider, "module_address") ?? "";
  return address.replace(/(^|\.)module\./g, "$1");
}

function moduleSteps(path: string): { name: string; key: null; address: string }[] {
  const names = path === "" ? [] : path.split(".");
  return names.map((name, i) => ({
    name,
    key: null,
    address: `module.${names.slice(0, i + 1).join(".module.")}`,
  }));
}
