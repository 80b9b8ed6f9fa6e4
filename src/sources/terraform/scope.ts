import type { LocalExpression } from "../../model/source-values.ts";
import type { Key, ModuleStep } from "./address.ts";
import type { ConfigModule, Configuration } from "./configuration.ts";
import type { Instance } from "./instance.ts";
import { type JsonObject, member, objectMember } from "./json-shape.ts";

/** Where an expression stands: the module instance, and the key that `count.index`, `each.key` and `each.value` belong to. */
export interface Scope {
  module: ConfigModule;
  modules: ModuleStep[];
  /** Address of the module instance, "" for the root. */
  address: string;
  key: Key | null;
  /** The `for_each` expression of the resource or module call, undefined without one. */
  forEach: unknown;
  /** The same as the sources have it; undefined where they do not say. */
  writtenForEach: LocalExpression | undefined;
}

/** Where there is neither count nor for_each. */
export function withoutEach(place: Pick<Scope, "module" | "modules" | "address">): Scope {
  return { ...place, key: null, forEach: undefined, writtenForEach: undefined };
}

/** The scope of a resource's own expressions, and these. */
export interface ResourceScope extends Scope {
  /** The resource in the configuration; undefined where it is not shown. */
  resource: JsonObject | undefined;
  expressions: JsonObject;
}

/** The scope of a resource's own expressions; null where the configuration (that of the instance's own plan) does not show its module. */
export function scopeOf(instance: Instance, configuration: Configuration): ResourceScope | null {
  if (instance.expressedIn === undefined) {
    instance.expressedIn = findScope(instance, configuration);
  }
  return instance.expressedIn;
}

function findScope(instance: Instance, { modules }: Configuration): ResourceScope | null {
  const module = modules.get(instance.configPath);
  if (module === undefined) {
    return null;
  }
  const resource = module.resources.get(instance.configName);
  return {
    module,
    modules: instance.modules,
    address: instance.scope,
    key: instance.key,
    forEach: member(resource, "for_each_expression"),
    writtenForEach: module.written.get(`each.${instance.configName}`),
    resource,
    expressions: objectMember(resource, "expressions"),
  };
}

/** The scope of the call of a scope's module: its parent module instance. Null for the root. */
export function callerOf(scope: Scope): Scope | null {
  const step = scope.modules.at(-1);
  if (step === undefined || scope.module.parent === null) {
    return null;
  }
  const modules = scope.modules.slice(0, -1);
  return {
    module: scope.module.parent,
    modules,
    address: modules.at(-1)?.address ?? "",
    key: step.key,
    forEach: scope.module.call["for_each_expression"],
    writtenForEach: scope.module.parent.written.get(`each.module.${step.name}`),
  };
}

/** The scope of the outputs of a called module's instance; null where the configuration does not show it. */
export function insideOf(scope: Scope, step: ModuleStep): Scope | null {
  const module = scope.module.children.get(step.name);
  return module === undefined
    ? null
    : withoutEach({ module, modules: [...scope.modules, step], address: step.address });
}
