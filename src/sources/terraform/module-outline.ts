import type { ModuleOutline } from "../../model/input.ts";
import { type Address, parseAddress } from "./address.ts";
import { configName } from "./config-name.ts";
import { type ConfigModule, indexConfiguration } from "./configuration.ts";
import { textMember } from "./json-shape.ts";

/**
 * The outline of the configuration that a plan was made of; of a plan that holds no configuration, the outline that its resources'
 * addresses give (`addresses` are those of the resources that will be there).
 */
export function planOutline(plan: unknown, addresses: Iterable<string>): ModuleOutline {
  const root = indexConfiguration(plan).modules.get("");
  const outline = root === undefined ? emptyOutline() : outlineOf(root);
  if (outline.resources.size > 0 || outline.calls.size > 0) {
    return outline;
  }
  for (const text of addresses) {
    const address = parseAddress(text);
    if (address !== null) {
      addAddress(outline, address);
    }
  }
  return outline;
}

function outlineOf(module: ConfigModule): ModuleOutline {
  return {
    resources: new Set(module.resources.keys()),
    calls: new Map(
      [...module.children].map(([name, child]) => [
        name,
        { source: textMember(child.call, "source"), module: outlineOf(child) },
      ]),
    ),
    names: new Set([
      ...Object.keys(module.variables).map((name) => `var.${name}`),
      ...Object.keys(module.outputs).map((name) => `output.${name}`),
    ]),
  };
}

function addAddress(root: ModuleOutline, { modules, type, name, data }: Address): void {
  let module = root;
  for (const step of modules) {
    const call = module.calls.get(step.name) ?? { source: null, module: emptyOutline() };
    module.calls.set(step.name, call);
    module = call.module;
  }
  module.resources.add(configName(type, name, data));
}

function emptyOutline(): ModuleOutline {
  return { resources: new Set(), calls: new Map(), names: new Set() };
}
