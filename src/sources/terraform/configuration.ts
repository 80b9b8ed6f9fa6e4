import type { ModuleExpressions, ModuleLocals, SourceValues } from "../../model/source-values.ts";
import { configName } from "./config-name.ts";
import { inlineLocals } from "./inline-locals.ts";
import { isObject, type JsonObject, listMember, member, objectMember, textMember } from "./json-shape.ts";
import { withDynamicBlocks } from "./with-dynamic-blocks.ts";

/** One module of the configuration, as written (not as instantiated). */
export interface ConfigModule {
  /** Names of the calls that lead here, joined with dots; "" for the root. Terraform names have no dots. */
  path: string;
  parent: ConfigModule | null;
  /** The call in the parent: `expressions`, `count_expression`, `for_each_expression`; empty for the root. */
  call: JsonObject;
  /** Resources by `type.name` or `data.type.name`. */
  resources: Map<string, JsonObject>;
  children: Map<string, ConfigModule>;
  outputs: JsonObject;
  variables: JsonObject;
  /** Local values, as far as sources say them: a plan shows none. */
  locals: ModuleLocals;
  /** What outputs, arguments and for_each are made of, as far as sources say it. */
  written: ModuleExpressions;
}

/** The configuration of a plan, indexed. */
export interface Configuration {
  modules: Map<string, ConfigModule>;
  /** Provider configurations by key: `aws`, `aws.dr`, `module.x:aws`. */
  providers: JsonObject;
  /** Values of the root module's variables: `{name: {value}}`. */
  rootVariables: JsonObject;
}

/** Deepest nesting of modules that is followed; real ones stay below 10. */
const DEEPEST = 60;

const NOTHING: SourceValues = { locals: new Map(), blocks: new Map(), expressions: new Map() };

/**
 * Indexes the `configuration` of a plan once; anything of a wrong shape is passed over. What local values are made of stands in their place,
 * and dynamic blocks among the others, where the sources say it.
 */
export function indexConfiguration(plan: unknown, { locals, blocks, expressions } = NOTHING): Configuration {
  const written = withDynamicBlocks(member(plan, "configuration"), blocks);
  const configuration = locals.size === 0 ? written : inlineLocals(written, locals);
  const modules = new Map<string, ConfigModule>();
  indexModule(member(configuration, "root_module"), "", null, {}, modules, 0);
  for (const [path, own] of locals) {
    const module = modules.get(path);
    if (module !== undefined) {
      module.locals = own;
    }
  }
  for (const [path, own] of expressions) {
    const module = modules.get(path);
    if (module !== undefined) {
      module.written = own;
    }
  }
  return {
    modules,
    providers: objectMember(configuration, "provider_config"),
    rootVariables: objectMember(plan, "variables"),
  };
}

function indexModule(
  json: unknown,
  path: string,
  parent: ConfigModule | null,
  call: JsonObject,
  modules: Map<string, ConfigModule>,
  depth: number,
): ConfigModule {
  const module: ConfigModule = {
    path,
    parent,
    call,
    resources: new Map(),
    children: new Map(),
    outputs: objectMember(json, "outputs"),
    variables: objectMember(json, "variables"),
    locals: new Map(),
    written: new Map(),
  };
  modules.set(path, module);
  for (const resource of listMember(json, "resources")) {
    const type = textMember(resource, "type");
    const name = textMember(resource, "name");
    if (isObject(resource) && type !== null && name !== null) {
      module.resources.set(configName(type, name, resource["mode"] === "data"), resource);
    }
  }
  if (depth < DEEPEST) {
    for (const [name, inner] of Object.entries(objectMember(json, "module_calls"))) {
      const innerPath = path === "" ? name : `${path}.${name}`;
      const innerCall = isObject(inner) ? inner : {};
      module.children.set(
        name,
        indexModule(member(inner, "module"), innerPath, module, innerCall, modules, depth + 1),
      );
    }
  }
  return module;
}
